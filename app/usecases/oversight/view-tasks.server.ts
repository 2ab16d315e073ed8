import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { countTasks, listTasks } from '#app/store/oversight/task-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { mayPutRight } from '#app/usecases/oversight/put-right.ts';

/** What only a person can put right; null for anybody whose business it is not. */
export async function viewTasks(deps: Deps, actor: Actor, asked: PageAsked) {
  if (!mayOpen(actor.role, 'tasks')) return null;
  return asUser(deps.db, actor.userId, async (tx) => {
    const page = await listTasks(tx, asked);
    const rows = page.rows.map((row) => ({ ...row, about: inWords(row.about, deps.rulebook) }));
    return { page: { ...page, rows }, count: await countTasks(tx), mayFinish: mayPutRight(actor) };
  });
}

/** A rule by its title, not by its key. */
function inWords(about: Readonly<Record<string, string>>, { rules }: Rulebook) {
  const rule = rules.find(({ key }) => key === about['rule']);
  return rule === undefined ? about : { ...about, rule: rule.title };
}
