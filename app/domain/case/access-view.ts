/** Somebody who looked at a record or changed it, as the audit trail has it. */
export type AccessEntry = {
  readonly seq: string;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  /** The part of the record that was looked at. */
  readonly part: string | null;
};

export const accessKinds = ['views', 'changes'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** What the audit trail calls looking, at a record or at a preview of it. */
export const viewing = 'case.viewed';
