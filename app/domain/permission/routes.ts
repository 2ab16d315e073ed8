import type { HandVerb } from '#app/domain/deadline/who-may.ts';
import type { Need, Subject } from '#app/domain/permission/needs.ts';
import type { PageName } from '#app/domain/permission/pages.ts';
import type { CaseAction } from '#app/domain/permission/permissions.ts';

/** What a route asks for when it is opened and when it is posted to; null where it has no loader or no action. */
export type RouteNeeds = { readonly load: Need | null; readonly act: Need | null };
export type RouteTable = Readonly<Record<string, RouteNeeds>>;

const open: Need = { kind: 'public' };
const nobody: Need = { kind: 'nobody' };
const signedIn: Need = { kind: 'signed-in' };
const page = (name: PageName): Need => ({ kind: 'page', page: name });
const to = (by: Subject, ...anyOf: readonly CaseAction[]): Need => ({ kind: 'case', anyOf, by });
const ownOffer: Need = { kind: 'own-offer', by: 'offerId' };

const reads = (load: Need): RouteNeeds => ({ load, act: null });
const both = (need: Need): RouteNeeds => ({ load: need, act: need });
const reading = (...anyOf: readonly CaseAction[]) => reads(to('caseId', ...anyOf));
const choosing = (action: CaseAction): RouteNeeds => ({
  load: to('caseId', 'see-candidates'),
  act: to('caseId', action),
});
const answering = (action: CaseAction): RouteNeeds => ({
  load: to('handoverId', 'see-handover'),
  act: to('handoverId', action),
});
const byHand = (verb: HandVerb) => both({ kind: 'deadline', verb, by: 'deadlineId' });
const recording = both(
  to(
    'caseId',
    'record-guardian-work',
    'record-supervision',
    'record-care',
    'record-identification',
    'record-safety',
  ),
);

/**
 * Every route of the service and what it asks for. The server puts this guard in front of each loader and each action,
 * the build fails while a route is missing here or has gone, and the matrix of tests is made from it. A loader about a
 * case is guarded here by role and by its use case by relation; an action is guarded by both before its form is read.
 */
export const routeNeeds: RouteTable = {
  root: reads(open),
  'routes/$': both(nobody),
  'routes/_index': { load: null, act: null },
  'routes/account.absence.$userId': both(page('absence')),
  'routes/account.absence._index': reads(page('absence')),
  'routes/account.notifications': both(signedIn),
  'routes/account.password': both(signedIn),
  'routes/account.profile': both(page('own-profile')),
  'routes/account.recovery-codes': both(signedIn),
  'routes/account.remove-factor': both(signedIn),
  'routes/account.security': both(signedIn),
  'routes/appointments.$appointmentId.letter': reads(to('appointmentId', 'read-identity')),
  'routes/audit': reads(page('audit')),
  'routes/audit_.alerts.$alertId': { load: page('audit'), act: page('audit-reviewing') },
  'routes/audit_.alerts._index': reads(page('audit')),
  'routes/audit_.checkpoints': reads(page('audit')),
  'routes/audit_.emergency.$emergencyId': { load: page('audit'), act: page('audit-reviewing') },
  'routes/audit_.emergency._index': reads(page('audit')),
  'routes/authority.($list)': reads(page('authority-home')),
  'routes/cases.$caseId._index': reading('read'),
  'routes/cases.$caseId.access': reading('read-access-log'),
  'routes/cases.$caseId.chronology': reading('read'),
  'routes/cases.$caseId.duplicates': reading('see-candidates'),
  'routes/cases.$caseId.people': reading('read'),
  'routes/cases.$caseId.record': recording,
  'routes/cases.$caseId.recorded.$eventId': reading('read'),
  'routes/cases.$caseId.referral': reading('read-identity'),
  'routes/cases.$caseId_.closing._index': {
    load: to('caseId', 'read'),
    act: to('caseId', 'propose-closing'),
  },
  'routes/cases.$caseId_.closing.decide': both(to('caseId', 'decide-closing')),
  'routes/cases.$caseId_.closing.reopen': both(to('caseId', 'reopen-case')),
  'routes/cases.$caseId_.guardian._index': reading('see-candidates'),
  'routes/cases.$caseId_.guardian.appoint': choosing('appoint-guardian'),
  'routes/cases.$caseId_.guardian.end': choosing('appoint-guardian'),
  'routes/cases.$caseId_.guardian.offer.$guardianId': choosing('make-offer'),
  'routes/cases.$caseId_.guardian.withdraw': choosing('make-offer'),
  'routes/choose-password': both(open),
  'routes/closures.$authorityId.$date': both(page('closures')),
  'routes/closures._index': reads(page('closures')),
  'routes/closures.add': both(page('closures')),
  'routes/confirm-it-is-you': both(signedIn),
  'routes/deadlines.$deadlineId.acknowledge': {
    load: signedIn,
    act: to('deadlineId', 'acknowledge-escalation'),
  },
  'routes/deadlines.$deadlineId.extend': byHand('extend'),
  'routes/deadlines.$deadlineId.late-reason': byHand('explain-lateness'),
  'routes/deadlines.$deadlineId.pause': byHand('pause'),
  'routes/deadlines.$deadlineId.resume': byHand('resume'),
  'routes/deadlines.$deadlineId.waive': byHand('waive'),
  'routes/emergency.$emergencyId.end': { load: signedIn, act: page('emergency') },
  'routes/emergency._index': both(page('emergency')),
  'routes/forgotten-password': both(open),
  'routes/guardian': reads(page('guardian-home')),
  'routes/handovers.$handoverId._index': answering('answer-handover'),
  'routes/handovers.$handoverId.accept': answering('answer-handover'),
  'routes/handovers.$handoverId.ask': answering('answer-handover'),
  'routes/handovers.$handoverId.decide': answering('decide-handover'),
  'routes/handovers.$handoverId.refuse': answering('answer-handover'),
  'routes/handovers.$handoverId.reply': answering('answer-query'),
  'routes/home': reads(signedIn),
  'routes/inbox': both(page('inbox')),
  'routes/my-referrals': reads(page('my-referrals')),
  'routes/national.($list)': reads(page('national-home')),
  'routes/offers.$offerId._index': both(ownOffer),
  'routes/offers.$offerId.confirm': both(ownOffer),
  'routes/operations': { load: page('operations'), act: page('putting-right') },
  'routes/operations_.attempts': reads(page('operations')),
  'routes/operations_.emails.$emailId': reads(page('operations')),
  'routes/operations_.plans': reads(page('plan-faults')),
  // Half way through signing in: whoever is there, and nobody else, is let in by the page itself.
  'routes/passkey-options': { load: null, act: open },
  'routes/second-step': both(open),
  'routes/set-up-sign-in._index': both(open),
  'routes/set-up-sign-in.authenticator': both(open),
  'routes/referral': { load: null, act: null },
  'routes/referral._index': both(open),
  'routes/referral.check': both(open),
  'routes/referral.child': both(open),
  'routes/referral.contact': both(open),
  'routes/referral.danger': both(open),
  'routes/referral.danger-now': reads(open),
  'routes/referral.found': both(open),
  'routes/referral.indicators': both(open),
  'routes/referral.keep': { load: nobody, act: open },
  'routes/referral.leave': reads(open),
  'routes/referral.place': both(open),
  'routes/referral.return': both(open),
  'routes/referral.sent': reads(open),
  'routes/referral.you': both(open),
  'routes/requests.$requestId._index': { load: page('requests'), act: page('request-preparing') },
  'routes/requests.$requestId.decide': both(page('request-approval')),
  'routes/requests.$requestId.items.$item': both(page('request-preparing')),
  'routes/requests.$requestId.package': reads(page('request-preparing')),
  'routes/requests._index': reads(page('requests')),
  'routes/requests.new': both(page('request-preparing')),
  'routes/retention.$caseId': { load: page('retention'), act: page('record-keeping') },
  'routes/retention._index': both(page('retention')),
  'routes/retention.erasures.$erasureId': both(page('erasure-approval')),
  'routes/rules.$key._index': both(page('rules')),
  'routes/rules.$key.draft': both(page('rule-drafting')),
  'routes/rules._index': reads(page('rules')),
  'routes/rules.drafts.$draftId._index': { load: page('rule-drafts'), act: page('rule-drafting') },
  'routes/rules.drafts.$draftId.decide': both(page('rule-drafts')),
  'routes/rules.drafts.$draftId.edit': both(page('rule-drafting')),
  'routes/rules.drafts._index': reads(page('rule-drafts')),
  'routes/search': both(page('search')),
  'routes/sign-in': both(open),
  'routes/sign-in_.passkey': both(open),
  'routes/sign-out': both(open),
  'routes/signed-in': reads(signedIn),
  'routes/staff.$userId._index': { load: page('staff'), act: page('staff-administration') },
  'routes/staff.$userId.email': both(page('staff-administration')),
  'routes/staff.$userId.emergency': both(page('staff-administration')),
  'routes/staff.$userId.hand-on': both(page('staff')),
  'routes/staff.$userId.lost-factor': both(page('staff-administration')),
  'routes/staff.$userId.profile._index': reads(page('profiles')),
  'routes/staff.$userId.profile.edit': both(page('profile-keeping')),
  'routes/staff.$userId.reinstate': both(page('staff-administration')),
  'routes/staff.$userId.role': both(page('staff-administration')),
  'routes/staff.$userId.suspend': both(page('staff-administration')),
  'routes/staff._index': both(page('staff')),
  'routes/staff.add': both(page('staff-administration')),
  'routes/staff.organisations': both(page('staff-administration')),
  'routes/staff.requests.$requestId': both(page('staff-requests')),
  'routes/staff.requests._index': reads(page('staff-requests')),
  'routes/still-here': reads(open),
  'routes/tasks': { load: page('tasks'), act: page('putting-right') },
};

/** What is wrong with the table for these routes, each in words that say what to do; nothing when it is complete. */
export function tableFaults(table: RouteTable, routeIds: readonly string[]): readonly string[] {
  const here = new Set(routeIds);
  return [
    ...routeIds
      .filter((id) => !Object.hasOwn(table, id))
      .map(
        (id) =>
          `"${id}" is not in the permission table. Add it to routeNeeds in app/domain/permission/routes.ts, for example:\n` +
          `    '${id}': reads(page('…')),                      a list or a page of one's own: see PageName\n` +
          `    '${id}': both(to('caseId', 'read')),            a page and a form about the case in its address\n` +
          `    '${id}': { load: signedIn, act: null },         null where it exports no loader or no action`,
      ),
    ...Object.keys(table)
      .filter((id) => !here.has(id))
      .map(
        (id) =>
          `"${id}" is in the permission table (app/domain/permission/routes.ts) and is no route. Take it out.`,
      ),
  ];
}
