/** Answers that arrived too late: after the session had ended, or long after their sender last proved who they are. They go back to the browser that typed them and nowhere else. */
export type KeptAnswers = {
  readonly kind: 'kept-answers';
  readonly because: 'signed-out' | 'unconfirmed';
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

export const isKeptAnswers = (value: unknown): value is KeptAnswers =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'kept-answers';
