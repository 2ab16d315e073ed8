import type { Rule } from '#app/domain/rules/rule.ts';
import { rulebookFrom, type Rulebook } from '#app/domain/rules/rulebook.ts';
import type { Db } from '#app/store/shared/database.server.ts';

/** Reads rules, bank holidays and closures; a process does so once, when it starts. */
export async function loadRulebook(db: Db): Promise<Rulebook> {
  const [rules, holidays, closures] = await Promise.all([
    db.deadlineRule.findMany({ orderBy: [{ key: 'asc' }, { version: 'desc' }] }),
    db.bankHoliday.findMany(),
    db.authorityClosure.findMany(),
  ]);
  return rulebookFrom(
    rules.map((row) => row.body as unknown as Rule),
    holidays.map((row) => ({ ...row, date: isoDate(row.date) })),
    closures.map((row) => ({ ...row, date: isoDate(row.date) })),
  );
}

const isoDate = (date: Date) => date.toISOString().slice(0, 10);
