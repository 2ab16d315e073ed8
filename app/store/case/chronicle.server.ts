import type { ChronicleType } from '#app/domain/case/chronology.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { insertRows } from '#app/store/shared/insert-rows.server.ts';

/** A fact as the chronology keeps it. `detail` holds coded values only; free text comes sealed. */
export type KeptFact = {
  readonly id: string;
  readonly caseId: string;
  readonly type: ChronicleType;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly actorId: string | null;
  readonly actorLabel: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly noteSealed?: string;
};

export async function addFacts(tx: Tx, facts: readonly KeptFact[]): Promise<void> {
  await insertRows(tx, 'case_event', facts.map(rowOf));
}

/** A note is a column of its own that the worker may not write, so it is named only where there is one. */
function rowOf({ id, caseId, type, at, recordedAt, actorId, actorLabel, detail, noteSealed }: KeptFact) {
  return {
    id,
    case_id: caseId,
    type,
    at,
    recorded_at: recordedAt,
    actor_id: actorId,
    actor_label: actorLabel,
    detail,
    ...(noteSealed === undefined ? {} : { note_sealed: noteSealed }),
  };
}
