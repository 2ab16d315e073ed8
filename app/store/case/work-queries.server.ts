import { workFor } from '#app/domain/case/may-record.ts';
import type { RecordableWork } from '#app/domain/case/work.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** The work this reader may record here. Follows from their rights alone; nothing is asked of the database. */
export const readRecordable = (
  _tx: Tx,
  { actor, relation, header }: CaseReading,
): Promise<readonly RecordableWork[]> => Promise.resolve(workFor(actor.role, relation, header.status));
