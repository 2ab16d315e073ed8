import { parseLondon } from '#app/domain/calendar/london.ts';
import type { ReferralReport } from '#app/domain/referral/referral.ts';
import type { Result } from '#app/domain/shared/result.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { answerQuery } from '#app/usecases/handover/answer-query.server.ts';
import { decideDisputeAs } from '#app/usecases/handover/decide-dispute.server.ts';
import { submitReferral } from '#app/usecases/referral/submit-referral.server.ts';
import type { Stage } from './stage.ts';
import type { Act, Step, Story } from './story.ts';

type Performed = Result<unknown, { readonly kind: string }>;
type Performance<Verb extends Act['verb']> = (
  stage: Stage,
  act: Extract<Act, { verb: Verb }>,
  who: string,
) => Promise<Performed>;

/** Does what the step says, as the person it names, through the use case a page would call. */
export function perform(stage: Stage, { act, who }: Step): Promise<Performed> {
  const performance = performances[act.verb] as Performance<Act['verb']>;
  return performance(stage, act, who ?? '');
}

const performances: { readonly [Verb in Act['verb']]: Performance<Verb> } = {
  'wait-until': () => Promise.resolve({ ok: true, value: null }),
  refer: ({ deps, story }) => submitReferral(deps, reportOf(story)),
  'answer-handover': async ({ deps, owner, cast }, { answer }, who) =>
    answerHandoverAs(deps, cast.actor(who), await latest(owner.handover, 'sentAt'), answer),
  'answer-query': async ({ deps, owner, cast }, { text }, who) =>
    answerQuery(deps, cast.actor(who), await latest(owner.handover, 'sentAt'), text),
  'decide-dispute': async ({ deps, owner, cast }, { to }, who) =>
    decideDisputeAs(deps, cast.actor(who), await latest(owner.handover, 'sentAt'), to),
  offer: async ({ deps, owner, cast }, { to }, who) =>
    offerGuardianship(deps, cast.actor(who), await theCase(owner), cast.actor(to).userId),
  'answer-offer': async ({ deps, owner, cast }, { answer }, who) =>
    answerOfferAs(deps, cast.actor(who), await latest(owner.guardianOffer, 'offeredAt'), answer),
  appoint: async ({ deps, owner, cast }, _act, who) =>
    appointGuardian(deps, cast.actor(who), await latest(owner.guardianOffer, 'offeredAt')),
  acknowledge: async ({ deps, owner, cast }, { rule }, who) => {
    const where = { ruleKey: rule, status: 'open' };
    const { id } = await owner.deadline.findFirstOrThrow({ where, select: { id: true } });
    return acknowledgeEscalation(deps, cast.actor(who), id);
  },
  'record-work': async ({ deps, owner, cast }, { type, happened, note }, who) => {
    const lateness = { reason: 'information-outstanding', note: '' } as const;
    const work = { type, at: parseLondon(happened), note, lateness };
    return recordWork(deps, cast.actor(who), await theCase(owner), work);
  },
};

type Listed = {
  findFirstOrThrow: (query: {
    orderBy: Record<string, 'desc'>;
    select: { id: true };
  }) => PromiseLike<{ id: string }>;
};

/** The newest row's id; a page would have it in its address. */
async function latest(table: unknown, by: string): Promise<string> {
  const row = await (table as Listed).findFirstOrThrow({ orderBy: { [by]: 'desc' }, select: { id: true } });
  return row.id;
}

async function theCase(owner: Stage['owner']): Promise<string> {
  return (await owner.childCase.findFirstOrThrow({ select: { id: true } })).id;
}

function reportOf({ referrer, child, found, safeContact, ...rest }: Story): ReferralReport {
  return {
    immediateDanger: rest.immediateDanger,
    referrer,
    child: { ...child, ageYears: null },
    found: { ...found, at: parseLondon(found.at) },
    indicators: rest.indicators,
    narrative: rest.narrative,
    safeContact: { safe: 'unknown', how: safeContact },
  };
}
