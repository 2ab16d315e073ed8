/** What is wrong with a link of the audit chain. */
export type ChainFault = 'changed' | 'missing' | 'unlinked' | 'cut-off';

/** Numbers of entries as text: they outgrow what JSON can carry. */
export type ChainCheck = {
  readonly from: string;
  readonly to: string;
  readonly checked: number;
  readonly breaks: readonly { readonly seq: string; readonly fault: ChainFault }[];
};

export type AuditFilter = {
  readonly action: string | null;
  readonly actorId: string | null;
  /** As it was typed, set in its groups. */
  readonly reference: string | null;
};

export type AuditRow = {
  readonly seq: string;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  readonly part: string | null;
  readonly reference: string | null;
  /** Codes and ids, never free text. */
  readonly detail: readonly string[];
};

export type AuditPage = {
  readonly rows: readonly AuditRow[];
  readonly before: string | null;
  readonly after: string | null;
};
