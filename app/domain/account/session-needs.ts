/** What completed a sign-in. `demonstration` is an invented person at one press of a button, and nothing in production. */
export type Factor = 'passkey' | 'authenticator' | 'recovery-code' | 'demonstration';

/** What a session still needs before anything but that is open to it. */
export type SessionNeeds = 'nothing' | 'second-step' | 'enrolment';

export type SignInState = {
  /** Null while only the password was right. */
  readonly factor: Factor | null;
  /** Whether the account has a passkey or an authenticator app. */
  readonly hasFactor: boolean;
  /** Whether this is the demonstration. */
  readonly demonstration: boolean;
};

/** Everybody needs a second factor: whoever has one shows it, and whoever has none sets one up before seeing anything. */
export function sessionNeeds({ factor, hasFactor, demonstration }: SignInState): SessionNeeds {
  const complete = factor !== null && (factor !== 'demonstration' || demonstration);
  if (complete) return 'nothing';
  return hasFactor ? 'second-step' : 'enrolment';
}

/** How somebody who is signed in confirms that it is them: by what they have, if they have it, and else by what they know. */
export const confirmsBy = (hasFactor: boolean): 'factor' | 'password' => (hasFactor ? 'factor' : 'password');
