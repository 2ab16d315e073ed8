/** This service as authenticators know it: a passkey made for it answers nobody else. */
export type RelyingParty = { readonly id: string; readonly origin: string; readonly name: string };
