import { delayBands, overdueAt, rangeOf, type DelayBand } from '#app/domain/oversight/delay.ts';
import {
  hasDelay,
  type NationalCounts,
  type NationalFilter,
  type NationalList,
} from '#app/domain/oversight/lists.ts';
import { unanswered } from '#app/store/oversight/closing-list.server.ts';
import { answerClock } from '#app/store/oversight/overdue-queries.server.ts';
import {
  caseColumns,
  dueIn,
  handoverColumns,
  waitingStates,
  within,
} from '#app/store/oversight/scope.server.ts';
import { unguarded } from '#app/store/oversight/waiting-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Place = Pick<NationalFilter, 'nation' | 'authorityId'>;

/** How long each list is in the nation and authority chosen, and how the list that is shown divides by delay. */
export async function nationalCounts(
  tx: Tx,
  list: NationalList,
  place: Place,
  now: Date,
): Promise<NationalCounts> {
  return { lists: await countLists(tx, place, now), bands: await countBands(tx, list, place, now) };
}

async function countLists(tx: Tx, place: Place, now: Date): Promise<NationalCounts['lists']> {
  const inCase = within(place, caseColumns);
  const inHandover = within(place, handoverColumns);
  const ofCase = Prisma.sql`JOIN child_case c ON c.id = d.case_id`;
  const overdue = dueIn(overdueAt(now), Prisma.sql`d.due_at`);
  const [row] = await tx.$queryRaw<NationalCounts['lists'][]>`SELECT
    (SELECT count(*)::int FROM deadline d ${ofCase} WHERE d.status = 'open' AND d.is_review ${overdue} ${inCase})
      AS reviews,
    (SELECT count(*)::int FROM handover h JOIN authority a ON a.id = h.to_authority_id
      WHERE h.state IN ${waitingStates} ${inHandover}) AS handovers,
    (SELECT count(*)::int FROM child_case c WHERE ${unguarded} ${inCase}) AS "without-guardian",
    (SELECT count(*)::int FROM guardian_offer o JOIN child_case c ON c.id = o.case_id
      WHERE o.state = 'accepted' ${inCase}) AS offers,
    (SELECT count(*)::int FROM handover h JOIN authority a ON a.id = h.to_authority_id
      WHERE h.state = 'refused' ${inHandover}) AS refused,
    (SELECT count(*)::int FROM case_event e JOIN child_case c ON c.id = e.case_id
      WHERE ${unanswered} ${inCase}) AS closings,
    (SELECT count(*)::int FROM deadline d ${ofCase} WHERE d.status = 'open' ${overdue} ${inCase}) AS overdue`;
  if (row === undefined) throw new Error('The lists could not be counted.');
  return row;
}

async function countBands(
  tx: Tx,
  list: NationalList,
  place: Place,
  now: Date,
): Promise<NationalCounts['bands']> {
  if (!hasDelay(list)) return null;
  const soon = Prisma.sql`AND d.due_at <= ${rangeOf('due-24h', now).upTo}::timestamptz`;
  const source =
    list === 'handovers'
      ? Prisma.sql`handover h JOIN authority a ON a.id = h.to_authority_id ${answerClock}
          WHERE h.state IN ${waitingStates} ${soon} ${within(place, handoverColumns)}`
      : Prisma.sql`deadline d JOIN child_case c ON c.id = d.case_id
          WHERE d.status = 'open' ${list === 'reviews' ? Prisma.sql`AND d.is_review` : Prisma.empty}
          ${soon} ${within(place, caseColumns)}`;
  const columns = delayBands.map((band) => bandColumn(band, now));
  const [row] = await tx.$queryRaw<Record<DelayBand, number>[]>`
    SELECT ${Prisma.join(columns)} FROM ${source}`;
  return row ?? null;
}

function bandColumn(band: DelayBand, now: Date): Prisma.Sql {
  const inBand = dueIn(rangeOf(band, now), Prisma.sql`d.due_at`);
  return Prisma.sql`count(*) FILTER (WHERE true ${inBand})::int AS ${Prisma.raw(`"${band}"`)}`;
}
