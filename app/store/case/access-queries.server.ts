import {
  groupLooks,
  viewing,
  type AccessEntry,
  type AccessGroup,
  type AccessKind,
} from '#app/domain/case/access-view.ts';
import { relations } from '#app/domain/case/case-file.ts';
import { pageSize } from '#app/domain/shared/key-page.ts';
import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A page of the record of looking is asked for by the number of an entry. */
export type SeqAsked = { readonly after: bigint | null; readonly before: bigint | null };

export type AccessPage = {
  readonly rows: readonly AccessGroup[];
  readonly before: string | null;
  readonly after: string | null;
};

/** The numbers in an address; anything else is no number. */
export function seqAsked(query: URLSearchParams): SeqAsked {
  const read = (name: string) => {
    const text = query.get(name) ?? '';
    return /^\d{1,18}$/u.test(text) ? BigInt(text) : null;
  };
  return { after: read('after'), before: read('before') };
}

/** Who looked at a case or changed it, newest first, as the audit trail has it. */
export function readAccess(asked: SeqAsked, kind: AccessKind | null) {
  return async (tx: Tx, { caseId }: CaseReading): Promise<AccessPage> => {
    const backwards = asked.after === null && asked.before !== null;
    const found = await tx.auditEntry.findMany({
      where: { caseId, ...ofKind(kind), ...beyond(asked) },
      orderBy: { seq: backwards ? 'asc' : 'desc' },
      take: pageSize + 1,
      select: { seq: true, at: true, actorLabel: true, action: true, detail: true },
    });
    return pageOf(found.map(entryOf), asked, backwards);
  };
}

function pageOf(found: readonly AccessEntry[], asked: SeqAsked, backwards: boolean): AccessPage {
  const more = found.length > pageSize;
  const kept = found.slice(0, pageSize);
  const rows = backwards ? kept.toReversed() : kept;
  const earlier = backwards ? more : asked.after !== null;
  return {
    rows: groupLooks(rows),
    before: earlier ? seqOf(rows[0]) : null,
    after: backwards || more ? seqOf(rows.at(-1)) : null,
  };
}

const seqOf = (row: AccessEntry | undefined): string | null => row?.seq ?? null;

function ofKind(kind: AccessKind | null) {
  if (kind === null) return {};
  return { action: kind === 'views' ? viewing : { not: viewing } };
}

function beyond({ after, before }: SeqAsked) {
  if (after !== null) return { seq: { lt: after } };
  return before === null ? {} : { seq: { gt: before } };
}

function entryOf(row: {
  readonly seq: bigint;
  readonly at: Date;
  readonly actorLabel: string;
  readonly action: string;
  readonly detail: unknown;
}): AccessEntry {
  const { as: part, relation } = row.detail as { readonly as?: unknown; readonly relation?: unknown };
  return {
    seq: row.seq.toString(),
    at: row.at,
    by: row.actorLabel,
    action: row.action,
    part: typeof part === 'string' ? part : null,
    relation: relations.find((one) => one === relation) ?? null,
  };
}
