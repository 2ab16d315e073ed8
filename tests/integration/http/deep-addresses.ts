import { randomUUID } from 'node:crypto';
import { steps } from '#app/domain/referral/draft.ts';
import { changeRole } from '#app/usecases/staff/change-role.server.ts';
import { keepRecord } from '#app/usecases/retention/keep-records.server.ts';
import { recordRequest } from '#app/usecases/subject-request/record-request.server.ts';
import { sendDraft } from '#app/usecases/rules/send-draft.server.ts';
import { fillAll } from '../referral/filling.ts';
import { draftAs } from '../rules/drafting.ts';
import { visitorAs } from '../case/visitors.ts';
import type { DemoSite } from './demo-site.ts';
import type { Visitor } from './visitor.ts';

/**
 * Addresses of pages that few cases lead to: states that most of the demonstration is not in, found in it or made here.
 * Whoever has no right to one is answered as if it were not there.
 */
export async function deepAddresses(site: DemoSite): Promise<readonly string[]> {
  const { owner } = site.world;
  const { caseId } = await owner.appointment.findFirstOrThrow({ where: { endsAt: null } });
  const event = await owner.caseEvent.findFirstOrThrow({
    where: { caseId },
    orderBy: { recordedAt: 'desc' },
  });
  const handover = (state: string) =>
    owner.handover.findFirstOrThrow({ where: { state }, orderBy: { sentAt: 'desc' } });
  const [refused, queried] = [await handover('refused'), await handover('queried')];
  const [drawn, sent] = await twoRuleDrafts(site);
  return [
    `/cases/${caseId}/guardian/end`,
    `/cases/${caseId}/recorded/${event.id}`,
    ...(await offerAddresses(site)),
    `/deadlines/${await aPausedDeadline(site)}/resume`,
    `/handovers/${refused.id}/decide`,
    `/handovers/${queried.id}/reply`,
    `/operations/emails/${await aDeadEmail(site)}`,
    ...(await closingAddresses(site)),
    ...(await rightsAddresses(site)),
    `/rules/drafts/${sent}/decide`,
    await aClosedDay(site),
    ...['', '/edit'].map((page) => `/rules/drafts/${drawn}${page}`),
    ...(await staffAddresses(site)),
    ...(await overseenAddresses(site, caseId)),
    '/operations/plans',
    '/confirm-it-is-you?next=/home',
    '/account/recovery-codes',
    '/set-up-sign-in',
    '/set-up-sign-in/authenticator',
    '/signed-in',
  ];
}

/** Cases without a guardian, and with nobody asked to be. The oldest and the newest of them are used. */
const unasked = {
  appointments: { none: {} },
  offers: { none: { state: { in: ['offered', 'accepted'] } } },
  handovers: { none: { state: { in: ['refused', 'queried'] } } },
};

async function offerAddresses(site: DemoSite): Promise<readonly string[]> {
  const { owner } = site.world;
  const { userId: guardianId } = await site.person('guardian.bilal');
  const offered = await owner.guardianOffer.findFirstOrThrow({ where: { state: 'offered', guardianId } });
  const agreed = await owner.guardianOffer.findFirstOrThrow({ where: { state: 'accepted' } });
  const free = await owner.childCase.findFirstOrThrow({ where: unasked, orderBy: { openedAt: 'asc' } });
  return [
    `/offers/${offered.id}/confirm?answer=accept`,
    `/cases/${agreed.caseId}/guardian/appoint`,
    `/cases/${offered.caseId}/guardian/withdraw`,
    `/cases/${free.id}/guardian/offer/${guardianId}`,
  ];
}

/** A case that somebody proposed to close. */
async function closingAddresses(site: DemoSite): Promise<readonly string[]> {
  const { owner, clock } = site.world;
  const grace = await site.person('coordinator.grace');
  const { id: caseId } = await owner.childCase.findFirstOrThrow({ orderBy: { openedAt: 'asc' } });
  const proposed = { type: 'ClosingProposed', detail: { reason: 'returned-to-family' } };
  const by = { actorId: grace.userId, actorLabel: grace.label, at: clock.now(), recordedAt: clock.now() };
  await owner.caseEvent.create({ data: { id: randomUUID(), caseId, ...proposed, ...by } });
  return ['', '/decide'].map((page) => `/cases/${caseId}/closing${page}`);
}

/** A colleague who holds people, one who is closed out, and a change that waits for a second person. */
async function staffAddresses(site: DemoSite): Promise<readonly string[]> {
  const { owner, deps, staff } = site.world;
  const [admin, joy] = [await site.person('admin.adam'), await site.person('manager.joy')];
  const amara = await site.person('guardian.amara');
  const { userId } = await staff.add('coordinator');
  await owner.userAccount.update({
    where: { id: userId },
    data: { status: 'suspended', suspension: 'left' },
  });
  const placement = { role: 'monitor', authorityId: null, managerId: null, organisationId: null } as const;
  const asked = await changeRole(deps, admin, (await staff.add('coordinator')).userId, placement);
  if (!asked.ok) throw new Error(asked.error.kind);
  const request = await owner.staffRequest.findFirstOrThrow();
  return [
    `/staff/${userId}/reinstate`,
    `/staff/requests/${request.id}`,
    '/staff/add',
    '/staff/organisations',
    ...['', '/edit'].map((page) => `/staff/${amara.userId}/profile${page}`),
    ...['', '/role', '/email', '/suspend', '/emergency', '/hand-on'].map(
      (page) => `/staff/${joy.userId}${page}`,
    ),
  ];
}

/** A record whose erasure is proposed, and a request to see what is held about a child. */
async function rightsAddresses(site: DemoSite): Promise<readonly string[]> {
  const { owner, clock, deps } = site.world;
  const lead = await site.person('dpl.dina');
  const newest = { orderBy: { openedAt: 'desc' }, take: 2 } as const;
  const [shut, other] = await owner.childCase.findMany({ where: unasked, ...newest });
  if (!shut || !other) throw new Error('The demonstration has no cases.');
  await owner.childCase.update({ where: { id: shut.id }, data: { status: 'closed', closedAt: clock.now() } });
  const proposed = await keepRecord(deps, lead, shut.id, { verb: 'propose', basis: 'recorded-in-error' });
  if (!proposed.ok) throw new Error(proposed.error.kind);
  const erasure = await owner.erasure.findFirstOrThrow({ where: { caseId: shut.id } });
  const receivedOn = clock.now().toISOString().slice(0, 10);
  const asked = {
    reference: other.reference,
    receivedOn,
    requester: 'child',
    identityChecked: true,
  } as const;
  const request = await recordRequest(deps, lead, asked);
  if (!request.ok) throw new Error(request.error.kind);
  const { id } = request.value;
  const second = await recordRequest(deps, lead, { ...asked, requester: 'parent' });
  if (!second.ok) throw new Error(second.error.kind);
  const data = { state: 'submitted', submittedAt: clock.now() };
  const submitted = await owner.subjectRequest.update({ where: { id: second.value.id }, data });
  return [
    `/cases/${shut.id}/closing/reopen`,
    `/retention/${shut.id}`,
    `/retention/erasures/${erasure.id}`,
    `/requests/${id}`,
    `/requests/${submitted.id}/decide`,
    `/requests/${id}/items/${encodeURIComponent('child:nationality')}`,
    '/requests/new',
  ];
}

async function aDeadEmail({ world: { owner, clock } }: DemoSite): Promise<string> {
  const { id } = await owner.outbox.findFirstOrThrow({ where: { state: 'suppressed' } });
  const data = { state: 'dead', reason: 'reply-550', settledAt: clock.now() };
  await owner.outbox.update({ where: { id }, data });
  return id;
}

/** A record that is to be erased, one opened in an emergency, and a look that is asked about. */
async function overseenAddresses(site: DemoSite, caseId: string): Promise<readonly string[]> {
  const { owner, clock } = site.world;
  const lead = await site.person('dpl.dina');
  const erasure = { id: randomUUID(), caseId, basis: 'retention-over', state: 'proposed' };
  await owner.erasure.create({ data: { ...erasure, proposedById: lead.userId, proposedAt: clock.now() } });
  const opener = await site.person('guardian.ivo');
  const { reference } = await owner.childCase.findUniqueOrThrow({ where: { id: caseId } });
  const asked = { reference, reason: 'child-missing', text: 'Seen at the harbour.', confirmed: 'yes' };
  await (await visitorAs(site, opener)).post('/emergency', asked);
  const access = await owner.emergencyAccess.findFirstOrThrow({ where: { userId: opener.userId } });
  const alert = {
    id: randomUUID(),
    key: 'a look',
    rule: 'no-work',
    userId: opener.userId,
    caseId,
    counted: 1,
  };
  const moments = { firstSeq: 1n, lastSeq: 2n, lastAt: clock.now(), raisedAt: clock.now() };
  await owner.accessAlert.create({ data: { ...alert, ...moments } });
  return [
    `/retention/${caseId}`,
    `/retention/erasures/${erasure.id}`,
    `/audit/emergency/${access.id}`,
    `/audit/alerts/${alert.id}`,
  ];
}

/** A day to come on which an authority is closed, found by the pages however far ahead it is. */
async function aClosedDay({ world: { owner, clock } }: DemoSite): Promise<string> {
  const [authorityId, date] = ['E10000016', new Date(clock.now().getTime() + 20 * 86_400_000)];
  await owner.authorityClosure.create({ data: { authorityId, date, name: 'Office closed' } });
  return `/closures/${authorityId}/${date.toISOString().slice(0, 10)}`;
}

async function aPausedDeadline({ world: { owner, clock } }: DemoSite): Promise<string> {
  const paused = await owner.deadline.findFirstOrThrow({
    where: {
      status: 'open',
      dueAt: { gt: clock.now() },
      case: { appointments: { some: { endsAt: null } } },
    },
  });
  await owner.deadlinePause.create({
    data: {
      id: randomUUID(),
      deadlineId: paused.id,
      caseId: paused.caseId,
      startsAt: clock.now(),
      reason: 'child-away',
      causeEventId: paused.triggerEventId,
    },
  });
  return paused.id;
}

/** One that is being written and one that waits for a second person. */
async function twoRuleDrafts(site: DemoSite): Promise<readonly [string, string]> {
  const admin = await site.person('admin.adam');
  const visitor = await visitorAs(site, admin);
  const draft = (key: string) => {
    const rule = site.world.deps.rulebook.rules.find((one) => one.key === key);
    if (rule === undefined) throw new Error(`There is no ${key}.`);
    return draftAs(visitor, rule, { title: 'A changed title' });
  };
  const [drawn, sent] = [await draft('handover.answer.eng'), await draft('handover.answer.wal')];
  const done = await sendDraft(site.world.deps, admin, sent);
  if (!done.ok) throw new Error(done.error.kind);
  return [drawn, sent];
}

/** Fills a referral and answers its pages; with `sent`, sends it and answers the receipt’s. */
export async function referralPages(visitor: Visitor, sent: boolean): Promise<readonly string[]> {
  await fillAll(visitor);
  if (!sent) return [...steps, 'danger-now', 'check'].map((step) => `/referral/${step}`);
  await visitor.post('/referral/check');
  return ['/referral/sent'];
}
