import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { spokenCode } from '#app/domain/referral/referral.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import type { Requester } from '#app/domain/subject-request/codes.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findCase } from '#app/store/case/case-store.server.ts';
import { readRetentionCase } from '#app/store/retention/retention-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { addRequest } from '#app/store/subject-request/request-store.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type NewSubjectRequest = {
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly requester: Requester;
  readonly identityChecked: boolean;
};

export type RecordRequestRefusal =
  | NotFound
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'already-erased' };

/** Records that somebody asked to see what is held. It is due by the rule that the calendar of the case’s nation counts. */
export function recordRequest(
  deps: Deps,
  actor: Actor,
  asked: NewSubjectRequest,
): Promise<Result<{ readonly id: string }, RecordRequestRefusal>> {
  if (!mayOpen(actor.role, 'request-preparing')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  const reference = caseReference(asked.reference);
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = reference === null ? null : await readRetentionCase(tx, { reference });
    const file = found && (await findCase(tx, found.id));
    if (found === null || file === null) return refuse({ kind: 'no-such-case' });
    if (found.erasedAt !== null) return refuse({ kind: 'already-erased' });
    if (asked.receivedOn > londonDate(at)) return refuse({ kind: 'in-the-future' });
    const id = deps.newId();
    const { reference: _, ...said } = asked;
    const dueOn = dueDay(deps.rulebook, asked.receivedOn, file);
    const number = `S-${spokenCode(deps.randomBytes(8))}`;
    const by = { recordedById: actor.userId, recordedAt: at };
    await addRequest(tx, { id, number, caseId: file.id, dueOn, ...said, ...by });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'subject-request.recorded',
      subjectType: 'subject-request',
      subjectId: id,
      caseId: file.id,
      detail: { number, due: dueOn, ...said },
    });
    return accept({ id });
  });
}

type File = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** One month by corresponding date, as the rule says. */
function dueDay(rulebook: Rulebook, receivedOn: string, { division, responsibleAuthorityId }: File): string {
  const rule = rulebook.rules.findLast(({ key }) => key === 'data.sar');
  const [type] = rule?.triggers ?? [];
  if (rule === undefined || type === undefined)
    throw new Error('There is no rule for subject access requests.');
  const trigger = { type, at: parseLondon(`${receivedOn}T12:00`) };
  const due = computeDue(rule, trigger, rulebook.calendar(division, responsibleAuthorityId));
  if (due.kind !== 'due') throw new Error('The rule for subject access requests gives no date.');
  return londonDate(due.at);
}
