import type { Role } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import { recordableWork, type RecordableWork } from '#app/domain/case/work.ts';
import { may } from '#app/domain/permission/permissions.ts';

/** The work this person may record in a case, in the order of the table. */
export function workFor(
  role: Role,
  relation: Relation,
  status: 'open' | 'closed',
): readonly RecordableWork[] {
  const work = Object.keys(recordableWork) as RecordableWork[];
  return work.filter((type) => may(role, relation, recordableWork[type], status));
}
