import { londonTime, wallText } from '#app/domain/calendar/london.ts';
import type { Explanation } from '#app/domain/rules/due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { readLetters, type Letter } from './letters.ts';
import type { Stage } from './stage.ts';

/** What can be seen at one moment of the story, and was not there before. Times are London wall time. */
export type Seen = {
  readonly at: string;
  readonly facts: readonly { readonly type: string; readonly by: string }[];
  readonly opened: readonly Opened[];
  readonly settled: readonly { readonly rule: string; readonly status: string; readonly title: string }[];
  readonly told: readonly Told[];
  readonly tasks: readonly { readonly kind: string; readonly detail: Readonly<Record<string, string>> }[];
  readonly letters: readonly Letter[];
};

export type Opened = {
  readonly rule: string;
  readonly title: string;
  readonly due: string;
  readonly source: string;
  readonly why: readonly string[];
};

export type Told = {
  readonly to: string;
  readonly kind: string;
  readonly rule: string | null;
  readonly step: string | null;
  readonly at: string;
};

export type Watcher = () => Promise<Seen>;

/** Watches a stage: each call answers what is new since the last. */
export function watch(stage: Stage): Watcher {
  const known = { seq: 0n, rows: new Set<string>(), statuses: new Map<string, string>() };
  const isNew = ({ id }: { readonly id: string }) => !known.rows.has(id) && known.rows.add(id);
  return async () => {
    const deadlines = await stage.owner.deadline.findMany({
      orderBy: [{ dueAt: 'asc' }, { ruleKey: 'asc' }],
    });
    const settled = deadlines.filter(
      ({ id, status }) => known.statuses.has(id) && known.statuses.get(id) !== status,
    );
    const opened = deadlines.filter(({ id }) => !known.statuses.has(id));
    for (const { id, status } of deadlines) known.statuses.set(id, status);
    const facts = await factsAfter(stage, known.seq);
    known.seq = facts.at(-1)?.seq ?? known.seq;
    return {
      at: wallOf(stage.clock.now()),
      facts: facts.map(({ action, actorLabel }) => ({ type: action, by: actorLabel })),
      opened: opened.map(openedFrom),
      settled: settled.map(({ ruleKey, status, explanation }) => ({
        rule: ruleKey,
        status,
        title: explained(explanation).title,
      })),
      told: (await notices(stage)).filter(isNew),
      tasks: (await tasks(stage)).filter(isNew),
      letters: (await readLetters(stage)).filter(isNew),
    };
  };
}

const wallOf = (at: Date) => wallText(londonTime(at));

const explained = (json: unknown) => json as Explanation;

function openedFrom(row: { ruleKey: string; localIntent: string; explanation: unknown }): Opened {
  const explanation = explained(row.explanation);
  const [due = ''] = row.localIntent.split(' ');
  const { title, source } = explanation;
  return { rule: row.ruleKey, title, due, source: source.citation, why: explainInWords(explanation) };
}

/** Facts of the chronology in the order in which the audit chain holds them. */
function factsAfter({ owner }: Stage, seq: bigint) {
  return owner.auditEntry.findMany({
    where: { seq: { gt: seq }, subjectType: 'case', detail: { path: ['event'], string_contains: '-' } },
    orderBy: { seq: 'asc' },
    select: { seq: true, action: true, actorLabel: true },
  });
}

async function notices({ owner, cast }: Stage) {
  const rows = await owner.notice.findMany({
    include: { action: { include: { deadline: { select: { ruleKey: true } } } } },
    orderBy: [{ createdAt: 'asc' }, { cause: 'asc' }],
  });
  const told = rows.map(({ id, userId, kind, createdAt, action }) => ({
    id,
    kind,
    to: cast.whoIs(userId),
    rule: action?.deadline.ruleKey ?? null,
    step: action?.step ?? null,
    at: wallOf(createdAt),
  }));
  return told.toSorted((a, b) => a.at.localeCompare(b.at) || a.to.localeCompare(b.to));
}

async function tasks({ owner }: Stage) {
  const rows = await owner.task.findMany({ orderBy: [{ createdAt: 'asc' }, { dedupeKey: 'asc' }] });
  return rows.map(({ id, kind, detail }) => ({ id, kind, detail: detail as Record<string, string> }));
}
