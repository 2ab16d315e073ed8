/** A passkey as its owner sees it. */
export type PasskeyView = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** What somebody signs in with besides the password. */
export type FactorsView = {
  readonly passkeys: readonly PasskeyView[];
  /** Since when there is an authenticator app; null when there is none. */
  readonly authenticatorSince: Date | null;
  readonly recoveryCodesLeft: number;
};

/** So many keys are enough for anybody. */
export const mostPasskeys = 10;

/** The last way to sign in stays until there is another. */
export const mayRemoveFactor = ({ passkeys, authenticatorSince }: FactorsView): boolean =>
  passkeys.length + (authenticatorSince === null ? 0 : 1) > 1;
