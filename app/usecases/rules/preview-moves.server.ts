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

type Day = { readonly authorityId: string; readonly date: string };

/** What a day on which an authority is closed would do to the deadlines that run there. */
export const previewClosure = (tx: Tx, deps: Deps, { date, name, ...of }: Day & { readonly name: string }) =>
  previewClosures(tx, deps, of, (closures) => [...closures, [date, name]]);

/** What would become of the deadlines that run there if an authority were open on a day after all. */
export const previewReopening = (tx: Tx, deps: Deps, { date, ...of }: Day) =>
  previewClosures(tx, deps, of, (closures) => closures.filter(([closed]) => closed !== date));

type Closures = readonly (readonly [date: string, name: string])[];

async function previewClosures(
  tx: Tx,
  { rulebook, now }: Deps,
  of: { readonly authorityId: string },
  changed: (closures: Closures) => Closures,
): Promise<MovePreview> {
  const running = await readRunning(tx, of);
  const looked = running.map((deadline) => {
    const calendar = rulebook.calendar(deadline.explanation.division, deadline.authorityId);
    const closures = new Map(changed([...(calendar.closures ?? [])]));
    const rule = rulebook.rule(deadline.ruleKey, deadline.ruleVersion);
    return { deadline, result: recompute(deadline, rule, { ...calendar, closures }) };
  });
  return previewMoves(looked, now());
}
