/** Why an action could not be fired, as a code: nothing of the case is in it. */
export type Fault = 'case-missing' | 'rule-missing' | `error-${string}`;

/** An action that cannot be fired now. It is set aside, so that the others are. */
export type Stuck = {
  readonly kind: 'stuck';
  readonly action: { readonly id: string };
  readonly fault: Fault;
};

const minute = 60_000;
const longestWait = 60 * minute;

/** Tried so often without success, it becomes a task for a person: after about seven minutes. */
export const triesBeforeTask = 4;

/** How long an action that has failed so many times is left alone, in milliseconds: 1 min, doubling to 1 h, without end. */
export function waitAfter(attempts: number): number {
  return Math.min(longestWait, minute * 2 ** Math.max(0, attempts - 1));
}
