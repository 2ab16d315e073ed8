import type { PreviewDeadline } from '#app/domain/deadline/recompute-preview.ts';
import type { EndedPause } from '#app/domain/deadline/recompute.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Which running deadlines: of one rule, or of one authority. */
export type RunningOf = { readonly ruleKey: string } | { readonly authorityId: string };

type Row = Omit<PreviewDeadline, 'authority' | 'pauses'> & {
  readonly authority_name: string;
  readonly pauses: readonly PauseRow[] | null;
};
type PauseRow = { readonly from: string; readonly to: string | null; readonly ended: boolean };

const chunk = 1_000;

/** All open and paused deadlines of a rule or an authority, for those who decide about rules; nothing for anybody else. */
export async function readRunning(tx: Tx, of: RunningOf): Promise<readonly PreviewDeadline[]> {
  const [rule, authority] = 'ruleKey' in of ? [of.ruleKey, null] : [null, of.authorityId];
  const found: PreviewDeadline[] = [];
  for (;;) {
    const beyond = found.at(-1)?.id ?? null;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT * FROM running_deadlines(${rule}::text, ${authority}::text, ${beyond}::uuid, ${chunk}::int)`;
    found.push(...rows.map(deadlineOf));
    if (rows.length < chunk) return found;
  }
}

function deadlineOf({ authority_name: authority, pauses, ...row }: Row): PreviewDeadline {
  return { ...row, authority, pauses: (pauses ?? []).map(pauseOf) };
}

const pauseOf = ({ from, to, ended }: PauseRow): EndedPause => ({
  from: new Date(from),
  to: to === null ? null : new Date(to),
  ended,
});
