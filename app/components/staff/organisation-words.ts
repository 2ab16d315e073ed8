import { organisationKindCodes, referrerKinds } from '#app/domain/referral/codes.ts';

/** The kind of an organisation in words. */
export const organisationKinds = (code: string): string =>
  Object.hasOwn(referrerKinds, code) ? referrerKinds[code as keyof typeof referrerKinds] : code;

export const organisationOptions = organisationKindCodes.map((value) => ({
  value,
  label: referrerKinds[value],
}));
