/** How a kept checkpoint stands: signed as it says, and the entry it names still the same. */
export type CheckpointState = 'sound' | 'forged' | 'contradicted';

export type CheckpointRow = {
  readonly seq: string;
  readonly hash: string;
  readonly at: Date;
  readonly missed: number;
  readonly key: string;
  readonly filedAt: Date | null;
  readonly state: CheckpointState;
};
