import type { Rule } from '#app/domain/rules/rule.ts';
import { carryOutChanges } from '#app/usecases/deadline/carry-out-changes.server.ts';
import { decideOnDraft } from '#app/usecases/rules/decide-draft.server.ts';
import { saveDraft } from '#app/usecases/rules/save-draft.server.ts';
import { sendDraft } from '#app/usecases/rules/send-draft.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { findDraft } from '#app/store/rules/draft-queries.server.ts';
import type { World } from '#tests/support/world.ts';

type Change = Partial<Rule>;

export const visit = 'guardian.first_visit';

/** The guardian's first visit after three working days instead of five, worked by hand. */
export const threeDays = {
  length: { kind: 'after-trigger', amount: 3, unit: 'working-days' },
  example: {
    trigger: '2026-12-21T10:00',
    division: 'england-and-wales',
    dateOfBirth: null,
    suppliedDate: null,
    due: '2026-12-24T23:59:59',
    because: 'Days 1 to 3 are 22 to 24 December.',
  },
} as const satisfies Change;

/** An administrator drafts a change, a director approves it; answers the draft with the preview they saw. */
export async function approved(world: World, ruleKey: string, change: Change) {
  const { deps, staff } = world;
  const [drafter, decider] = [await staff.add('administrator'), await staff.add('director')];
  const draft = { draftId: null, change: { validFrom: '2026-11-01', ...change } };
  const saved = await saveDraft(deps, drafter, ruleKey, {
    ...draft,
    recompute: true,
    reason: 'The guidance was rewritten.',
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { draftId } = saved.value;
  const sent = await sendDraft(deps, drafter, draftId);
  if (!sent.ok) throw new Error(sent.error.kind);
  const decided = await decideOnDraft(deps, decider, draftId, { approve: true, note: 'I have read it.' });
  if (!decided.ok) throw new Error(decided.error.kind);
  const found = await asUser(deps.db, decider.userId, (tx) => findDraft(tx, draftId));
  if (found?.preview == null) throw new Error('The draft has no preview.');
  return { id: draftId, body: found.body, preview: found.preview, drafter, decider };
}

type Ids = { readonly newId?: () => string; readonly stopping?: () => boolean };

/** The worker's run for changes, a minute after whatever was decided last. */
export function carryOut({ worker, deps, clock }: World, { newId = deps.newId, ...options }: Ids = {}) {
  const now = new Date(clock.now().getTime() + 60_000);
  return carryOutChanges({ db: worker, newId, rulebook: deps.rulebook, ...options }, now);
}

/** How each listed deadline fared, counted. */
export async function results({ owner }: World): Promise<Readonly<Record<string, number>>> {
  const groups = await owner.recomputeItem.groupBy({ by: ['result'], _count: true });
  return Object.fromEntries(groups.map(({ result, _count }) => [result ?? 'waiting', _count]));
}
