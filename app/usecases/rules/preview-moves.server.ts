import { recompute, takesOver } from '#app/domain/deadline/recompute.ts';
import { previewMoves, type MovePreview } from '#app/domain/deadline/recompute-preview.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { readRunning } from '#app/store/rules/running-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What a new version would do to the deadlines that run, computed as the change itself computes it. */
export async function previewRule(tx: Tx, { rulebook, now }: Deps, rule: Rule): Promise<MovePreview> {
  const running = await readRunning(tx, { ruleKey: rule.key });
  const looked = running
    .filter((deadline) => takesOver(rule, deadline))
    .map((deadline) => {
      const calendar = rulebook.calendar(deadline.explanation.division, deadline.authorityId);
      return { deadline, result: recompute(deadline, rule, calendar) };
    });
  return previewMoves(looked, now());
}

/** What a day on which an authority is closed would do to the deadlines that run there. */
export async function previewClosure(
  tx: Tx,
  { rulebook, now }: Deps,
  closure: { readonly authorityId: string; readonly date: string; readonly name: string },
): Promise<MovePreview> {
  const running = await readRunning(tx, { authorityId: closure.authorityId });
  const looked = running.map((deadline) => {
    const calendar = rulebook.calendar(deadline.explanation.division, deadline.authorityId);
    const closures = new Map([...(calendar.closures ?? []), [closure.date, closure.name] as const]);
    const rule = rulebook.rule(deadline.ruleKey, deadline.ruleVersion);
    return { deadline, result: recompute(deadline, rule, { ...calendar, closures }) };
  });
  return previewMoves(looked, now());
}
