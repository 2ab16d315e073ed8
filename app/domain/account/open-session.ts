/** Somewhere a person is signed in, as they see it themselves. */
export type OpenSession = {
  readonly id: string;
  readonly browser: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Whether it is the one that asks. */
  readonly own: boolean;
};
