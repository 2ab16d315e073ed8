import { typesOfKind, type ChronicleKind } from '#app/domain/case/chronicle-kinds.ts';
import type { ChronicleDetail, ChronicleEntry } from '#app/domain/case/chronicle-view.ts';
import { chronicleOnly, type ChronicleType } from '#app/domain/case/chronology.ts';
import { caseEventTypes } from '#app/domain/rules/events.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import { notePlace } from '#app/store/case/identity.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What happened in a case, newest first. Notes are opened only with the child's key. */
export function readChronology(asked: PageAsked, kind: ChronicleKind | null) {
  return async (tx: Tx, { caseId, key, rulebook }: CaseReading): Promise<KeyPage<ChronicleEntry>> => {
    const page = keyOrder(asked, 'at', 'desc');
    const rows = await tx.caseEvent.findMany({
      ...page,
      where: { caseId, ...(kind === null ? {} : { type: { in: [...typesOfKind(kind)] } }), ...page.where },
    });
    const details = rows.map(({ detail }) => detail as Detail);
    const names = await readNames(tx, details);
    const titles = new Map(rulebook.rules.map((rule) => [rule.key, rule.title]));
    const found = rows.map((row): ChronicleEntry => ({
      id: row.id,
      type: row.type as ChronicleType,
      at: row.at,
      recordedAt: row.recordedAt,
      by: row.actorLabel,
      note: row.noteSealed === null || key === null ? null : key.open(notePlace(row.id), row.noteSealed),
      detail: resolve(row.detail as Detail, names, titles),
    }));
    const paged = keyPage(found, asked, ({ at, id }) => ({ at, id }));
    return { ...paged, rows: paged.rows.toSorted(newestFirst) };
  };
}

/** Events of the same moment were recorded together; the kinds of event are listed in the order in which things happen. */
const newestFirst = (a: ChronicleEntry, b: ChronicleEntry) =>
  b.at.getTime() - a.at.getTime() || inOrder.indexOf(b.type) - inOrder.indexOf(a.type);

const inOrder: readonly ChronicleType[] = [...caseEventTypes, ...chronicleOnly];

type Detail = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Names = {
  readonly authorities: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
};

/** Details that are codes or figures, and so can be shown as they are. Ids are not among them. */
const shownCodes = [
  'referrer',
  'danger',
  'reason',
  'upheld',
  'other',
  'anew',
  'rank',
  'of',
  'score',
  'letter',
  'holdsUntil',
  'dueAfter',
  'step',
  'role',
] as const;

function resolve(detail: Detail, names: Names, titles: ReadonlyMap<string, string>): ChronicleDetail {
  const named = (map: ReadonlyMap<string, string>, id: unknown) =>
    typeof id === 'string' ? (map.get(id) ?? null) : null;
  const codes: Record<string, string | number | boolean> = {};
  for (const code of shownCodes) {
    const value = detail[code];
    if (value !== null && value !== undefined) codes[code] = value;
  }
  return {
    authority: named(names.authorities, detail['authority']),
    proposedAuthority: named(names.authorities, detail['proposedAuthority']),
    guardian: named(names.people, detail['guardian']),
    people: peopleIn(detail).flatMap((id) => names.people.get(id) ?? []),
    rule: named(titles, detail['rule']),
    codes,
  };
}

/** The people a reminder told, as the worker keeps them: ids with spaces between. */
const peopleIn = (detail: Detail): readonly string[] => {
  const { people } = detail;
  return typeof people === 'string' && people !== '' ? people.split(' ') : [];
};

async function readNames(tx: Tx, details: readonly Detail[]): Promise<Names> {
  const texts = (key: string) =>
    details.flatMap((detail) => (typeof detail[key] === 'string' ? detail[key] : []));
  const authorities = await tx.authority.findMany({
    where: { id: { in: [...texts('authority'), ...texts('proposedAuthority')] } },
    select: { id: true, name: true },
  });
  const people = await tx.userAccount.findMany({
    where: { id: { in: [...texts('guardian'), ...details.flatMap(peopleIn)] } },
    select: { id: true, displayName: true },
  });
  return {
    authorities: new Map(authorities.map(({ id, name }) => [id, name])),
    people: new Map(people.map(({ id, displayName }) => [id, displayName])),
  };
}
