import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';
import { KnowsTooLittle } from '#app/store/shared/learning.server.ts';

/** A rulebook that is always the newest this process has read. Whoever holds it holds every later one too. */
export type LivingRulebook = Rulebook & {
  readonly stamp: number;
  /** Reads the book again if its stamp has changed. */
  readonly refresh: () => Promise<void>;
};

type Read = { readonly book: Rulebook; readonly stamp: number };

/** Reads the rulebook and keeps it readable anew. A version that is missing is looked for once before it counts as absent. */
export async function createRulebook(db: Db): Promise<LivingRulebook> {
  let read = await readBook(db);
  const inVain = new Set<string>();
  const refresh = async () => {
    if ((await stampOf(db)) === read.stamp) return;
    read = await readBook(db);
    inVain.clear();
  };
  const find = (key: string, version: number) => {
    const found = read.book.find(key, version);
    const sought = `${key}@${String(version)}`;
    if (found !== undefined || inVain.has(sought)) return found;
    throw new KnowsTooLittle(async () => {
      await refresh();
      inVain.add(sought);
    });
  };
  return {
    get rules() {
      return read.book.rules;
    },
    get stamp() {
      return read.stamp;
    },
    find,
    rule: (key, version) => find(key, version) ?? read.book.rule(key, version),
    calendar: (division, authorityId) => read.book.calendar(division, authorityId),
    refresh,
  };
}

/**
 * Makes sure, within a transaction, that nothing new is computed under an old book: what changed since this process read
 * it is read, and the transaction runs again. A book that was read once and for all is taken as it is.
 */
export async function assertCurrent(tx: Tx, rulebook: Rulebook): Promise<void> {
  if (isLiving(rulebook) && (await stampOf(tx)) !== rulebook.stamp)
    throw new KnowsTooLittle(rulebook.refresh);
}

/** Reads the book again now, if it is one that can be. */
export async function refreshRulebook(rulebook: Rulebook): Promise<void> {
  if (isLiving(rulebook)) await rulebook.refresh();
}

/** Looks every so many milliseconds whether the book has changed; what fails is reported, and looked for again. */
export function keepCurrent(
  rulebook: LivingRulebook,
  milliseconds: number,
  failed: (error: unknown) => void,
): void {
  const look = () => {
    rulebook.refresh().catch(failed).finally(wait);
  };
  const wait = () => {
    setTimeout(look, milliseconds).unref();
  };
  wait();
}

const isLiving = (rulebook: Rulebook): rulebook is LivingRulebook => 'refresh' in rulebook;

/** The stamp first: a change that comes while the book is read makes it old at once, and it is read again. */
async function readBook(db: Db): Promise<Read> {
  const stamp = await stampOf(db);
  return { stamp, book: await loadRulebook(db) };
}

async function stampOf(db: Db | Tx): Promise<number> {
  const row = await db.rulebookStamp.findUniqueOrThrow({ where: { id: 1 } });
  return row.stamp;
}
