import type { Relation } from '#app/domain/case/case-file.ts';

/** Somebody who looked at a record or changed it, as the audit trail has it. */
export type AccessEntry = {
  readonly seq: string;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  /** The part of the record that was looked at. */
  readonly part: string | null;
  /** How they stood to the case at that moment; null where it was not kept. */
  readonly relation: Relation | null;
};

export const accessKinds = ['views', 'changes'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** What the audit trail calls looking, at a record or at a preview of it. */
export const viewing = 'case.viewed';

/** Looks of one person one after the other, or one thing that was done. */
export type AccessGroup = Omit<AccessEntry, 'part' | 'at'> & {
  /** The newest and the oldest of them. */
  readonly at: Date;
  readonly since: Date;
  readonly parts: readonly string[];
  readonly count: number;
};

/** Looks this close together are one visit, in milliseconds. */
const oneVisit = 30 * 60_000;

/**
 * Draws the looks of one visit together, for reading; entries come newest first. Each entry stays in the trail by itself,
 * and one that stood otherwise to the case is never drawn together with others.
 */
export function groupLooks(entries: readonly AccessEntry[]): readonly AccessGroup[] {
  const groups: AccessGroup[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last !== undefined && isSameVisit(last, entry)) groups[groups.length - 1] = joined(last, entry);
    else groups.push(groupOf(entry));
  }
  return groups;
}

const isSameVisit = (group: AccessGroup, entry: AccessEntry): boolean =>
  entry.action === viewing &&
  group.action === viewing &&
  group.by === entry.by &&
  group.relation === entry.relation &&
  group.since.getTime() - entry.at.getTime() <= oneVisit;

function groupOf({ part, ...entry }: AccessEntry): AccessGroup {
  return { ...entry, since: entry.at, parts: part === null ? [] : [part], count: 1 };
}

function joined(group: AccessGroup, { at, part }: AccessEntry): AccessGroup {
  const isNew = part !== null && !group.parts.includes(part);
  return {
    ...group,
    since: at,
    parts: isNew ? [...group.parts, part] : group.parts,
    count: group.count + 1,
  };
}
