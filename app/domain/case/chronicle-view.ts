import type { ChronicleType } from '#app/domain/case/chronology.ts';

/** The coded details of an event, with every id replaced by the name it stands for. */
export type ChronicleDetail = {
  readonly authority: string | null;
  readonly proposedAuthority: string | null;
  readonly guardian: string | null;
  readonly people: readonly string[];
  readonly rule: string | null;
  readonly codes: Readonly<Record<string, string | number | boolean>>;
};

/** One fact of the chronology as this reader may see it. */
export type ChronicleEntry = {
  readonly id: string;
  readonly type: ChronicleType;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly by: string;
  /** What somebody wrote, for those who may know who the child is. */
  readonly note: string | null;
  readonly detail: ChronicleDetail;
};
