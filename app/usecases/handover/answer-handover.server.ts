import type { Actor } from '#app/domain/account/actor.ts';
import type { ChronicleType } from '#app/domain/case/chronology.ts';
import {
  answerHandover,
  isOpen,
  type HandoverAnswer,
  type HandoverRefusal,
} from '#app/domain/handover/handover.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { unreachable } from '#app/domain/shared/unreachable.ts';
import { changeCase, findCase, type CaseRecord } from '#app/store/case/case-store.server.ts';
import {
  addHandoverMessage,
  changeHandover,
  findHandover,
  type HandoverRecord,
} from '#app/store/handover/handover-store.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** An authority's answer. A query carries the question; it does not stop the clock. */
export type AnswerRequest =
  Exclude<HandoverAnswer, { readonly verb: 'query' }> | { readonly verb: 'query'; readonly question: string };

export type AnswerHandoverRefusal = NotFound | HandoverRefusal | { readonly kind: 'changed-meanwhile' };

/** Acknowledges, accepts, refuses or queries a handover; responsibility passes at acceptance and not before. */
export function answerHandoverAs(
  deps: Deps,
  actor: Actor,
  handoverId: string,
  answer: AnswerRequest,
): Promise<Result<{ readonly caseId: string }, AnswerHandoverRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await permitted(tx, { actor, handoverId, answer, now });
    if (!found.ok) return found;
    const { handover, file: before } = found.value;

    if (answer.verb === 'query')
      await addHandoverMessage(deps, tx, handover, { kind: 'query', actor, text: answer.question, at: now });
    const file = await fileAfter(tx, before, { answer, handover, actor, now });
    if (file === null) return refuse({ kind: 'changed-meanwhile' });
    await recordEvent(changeBy(deps, tx, actor, now), file, eventOf(answer, handover, now));
    // Last, because an authority that has refused may touch the case no more.
    if (!(await changeHandover(tx, handover, changesOf(answer, actor, now)))) throw new Error(lostLock);
    deps.bell.ring('send');
    return accept({ caseId: handover.caseId });
  });
}

type Asked = {
  readonly actor: Actor;
  readonly handoverId: string;
  readonly answer: AnswerRequest;
  readonly now: Date;
};

/** The handover and its case, if this actor may give this answer now. */
async function permitted(
  tx: Tx,
  { actor, handoverId, answer, now }: Asked,
): Promise<Result<{ handover: HandoverRecord; file: CaseRecord }, AnswerHandoverRefusal>> {
  const handover = await findHandover(tx, handoverId);
  if (handover?.toAuthorityId !== actor.authorityId) return refuse({ kind: 'not-found' });
  // Said before the case is looked at: a colleague's refusal has hidden it from this authority.
  if (!isOpen(handover.state) && mayOpen(actor.role, 'authority-home'))
    return refuse({ kind: 'already-answered' });
  const entitled = await entitledCase(tx, actor, handover.caseId, { action: 'answer-handover', now });
  if (!entitled.ok) return entitled;
  const decision = answerHandover(handover.state, answer, handover.toAuthorityId);
  return decision.ok ? accept({ handover, file: entitled.value.file }) : decision;
}

const lostLock = 'A locked handover was changed by somebody else.';

function changesOf(answer: AnswerRequest, actor: Actor, now: Date) {
  switch (answer.verb) {
    case 'acknowledge':
      return { state: 'acknowledged', acknowledgedAt: now } as const;
    case 'query':
      return { state: 'queried' } as const;
    case 'accept':
      return { state: 'accepted', answeredAt: now, answeredById: actor.userId } as const;
    case 'refuse':
      return {
        state: 'refused',
        answeredAt: now,
        answeredById: actor.userId,
        refusalCode: answer.code,
        proposedAuthorityId: answer.proposedAuthorityId,
      } as const;
    default:
      return unreachable(answer);
  }
}

const eventTypes = {
  acknowledge: 'HandoverAcknowledged',
  accept: 'HandoverAccepted',
  refuse: 'HandoverRefused',
  query: 'HandoverQueried',
} as const satisfies Record<AnswerRequest['verb'], ChronicleType>;

function eventOf(answer: AnswerRequest, handover: HandoverRecord, now: Date) {
  const coded =
    answer.verb === 'refuse' ? { reason: answer.code, proposedAuthority: answer.proposedAuthorityId } : {};
  return {
    type: eventTypes[answer.verb],
    at: now,
    detail: { handover: handover.id, authority: handover.toAuthorityId, ...coded },
  };
}

/** At acceptance the case becomes the accepting authority's, under its nation's rules, with the accepter as its worker. */
async function fileAfter(
  tx: Tx,
  file: CaseRecord,
  about: {
    readonly answer: AnswerRequest;
    readonly handover: HandoverRecord;
    readonly actor: Actor;
    readonly now: Date;
  },
): Promise<CaseRecord | null> {
  if (about.answer.verb !== 'accept') return file;
  const changed = await changeCase(tx, file, {
    responsibleAuthorityId: about.handover.toAuthorityId,
    nation: about.handover.toNation,
    responsibilityAcceptedAt: about.now,
    workerId: about.actor.userId,
  });
  return changed ? findCase(tx, file.id) : null;
}
