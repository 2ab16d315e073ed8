import { roles, type Role } from '#app/domain/account/actor.ts';
import type { Relation } from '#app/domain/case/case-file.ts';

/** What can be done to one case. */
export const caseActions = [
  'preview',
  'read',
  'read-identity',
  'read-access-log',
  'see-handover',
  'answer-handover',
  'answer-query',
  'decide-handover',
  'see-candidates',
  'make-offer',
  'answer-offer',
  'appoint-guardian',
  'record-guardian-work',
  'record-supervision',
  'record-care',
  'record-identification',
  'record-safety',
  'acknowledge-escalation',
  'extend-deadline',
  'extend-statutory-deadline',
  'pause-deadline',
  'waive-deadline',
  'waive-statutory-deadline',
  'explain-lateness',
  'hand-on-case',
  'see-receipt',
] as const;

export type CaseAction = (typeof caseActions)[number];

const nothing: readonly CaseAction[] = [];
/** Full sight of a case, with who the child is. */
const sight: readonly CaseAction[] = ['preview', 'read', 'read-identity', 'read-access-log'];
const guardianship: readonly CaseAction[] = [
  ...sight,
  'record-guardian-work',
  'record-safety',
  'acknowledge-escalation',
  'explain-lateness',
];
const childrensServices: readonly CaseAction[] = [
  ...sight,
  'see-handover',
  'answer-handover',
  'record-care',
  'record-identification',
  'record-safety',
  'acknowledge-escalation',
  'explain-lateness',
];
/** What a manager may do to the deadlines of those they manage: `app/domain/deadline/who-may.ts` says which those are. */
const managing: readonly CaseAction[] = ['extend-deadline', 'pause-deadline', 'waive-deadline'];
const receiving: readonly CaseAction[] = [
  'preview',
  'see-handover',
  'answer-handover',
  'acknowledge-escalation',
];
/** An authority's own handover after its turn: that it was answered, and where the child went. Answering again is told so. */
const handedOn: readonly CaseAction[] = ['see-handover', 'answer-handover'];
const offered: readonly CaseAction[] = ['preview', 'answer-offer'];
/** What an emergency opens: the record, to read. */
const inEmergency: readonly CaseAction[] = ['preview', 'read', 'read-identity'];
const national: readonly CaseAction[] = [
  ...sight,
  'see-handover',
  'answer-query',
  'decide-handover',
  'see-candidates',
  'make-offer',
  'appoint-guardian',
  'record-identification',
  'record-safety',
  'acknowledge-escalation',
  ...managing,
  'extend-statutory-deadline',
  'waive-statutory-deadline',
  'explain-lateness',
  'hand-on-case',
];

type Rights = Partial<Record<Relation, readonly CaseAction[]>>;

const forGuardian: Rights = {
  'appointed-guardian': guardianship,
  'covering-guardian': guardianship,
  'offered-guardian': offered,
  'break-glass': inEmergency,
};
const forAuthority: Rights = {
  'accepting-authority': childrensServices,
  'receiving-authority': receiving,
  'former-authority': handedOn,
  'break-glass': [...inEmergency, 'see-handover'],
};
const forAuthorityManager: Rights = {
  ...forAuthority,
  'accepting-authority': [...childrensServices, ...managing, 'waive-statutory-deadline'],
};

/** Who may do what to a case: role × relation → actions. `may` is its only reader. */
const allowed: Readonly<Record<Role, Rights>> = {
  guardian: forGuardian,
  'guardian-manager': {
    'break-glass': inEmergency,
    'managing-guardian': [
      ...sight,
      'record-supervision',
      'acknowledge-escalation',
      ...managing,
      'explain-lateness',
    ],
  },
  'social-worker': forAuthority,
  'team-manager': forAuthorityManager,
  'duty-manager': forAuthorityManager,
  coordinator: { national },
  'service-manager': { national },
  director: { national: [...sight, 'see-handover', 'decide-handover', 'acknowledge-escalation'] },
  monitor: { national: ['preview', 'read', 'read-access-log', 'see-handover'] },
  administrator: {},
  /** What they sent came in, and what became of it; nothing of the child. */
  referrer: { referrer: ['see-receipt'] },
  'data-protection-lead': { national: [...sight, 'see-handover'] },
};

/** Whether this role, standing so to the case, may do this. A closed case can be read and no longer worked. */
export function may(
  role: Role,
  relation: Relation,
  action: CaseAction,
  status: 'open' | 'closed' = 'open',
): boolean {
  const granted = allowed[role][relation] ?? nothing;
  if (!granted.includes(action)) return false;
  return status === 'open' || readsOnly.includes(action);
}

const readsOnly: readonly CaseAction[] = [...sight, 'see-handover', 'see-receipt'];

/** What can be done without a case: the pages and lists of the service. */
export const pages = [
  'guardian-home',
  'authority-home',
  'national-home',
  'inbox',
  'operations',
  'audit',
  'audit-reviewing',
  'emergency',
  'tasks',
  'putting-right',
  'search',
  'rules',
  'rule-drafts',
  'rule-drafting',
  'closures',
  'retention',
  'record-keeping',
  'erasure-approval',
  'staff',
  'staff-administration',
  'staff-requests',
  'requests',
  'request-preparing',
  'request-approval',
  'absence',
  'my-referrals',
] as const;
export type PageName = (typeof pages)[number];

const openTo: Readonly<Record<PageName, readonly Role[]>> = {
  'guardian-home': ['guardian', 'guardian-manager'],
  'authority-home': ['social-worker', 'team-manager', 'duty-manager'],
  'national-home': ['coordinator', 'service-manager', 'director', 'monitor', 'data-protection-lead'],
  inbox: [
    'guardian',
    'guardian-manager',
    'social-worker',
    'team-manager',
    'duty-manager',
    'coordinator',
    'service-manager',
    'director',
    'monitor',
    'administrator',
    'data-protection-lead',
    'referrer',
  ],
  operations: ['coordinator', 'service-manager', 'director', 'administrator'],
  audit: ['monitor', 'data-protection-lead'],
  /** To judge whether a look at a record, or an emergency access, was justified. */
  'audit-reviewing': ['data-protection-lead'],
  /** To read a record without any relation to the child. Whoever sees the nation has no need of it. */
  emergency: ['guardian', 'guardian-manager', 'social-worker', 'team-manager', 'duty-manager'],
  tasks: ['coordinator', 'service-manager', 'director', 'administrator'],
  /** To settle tasks and send e-mails again: those who see both the tasks and the cases they are about. */
  'putting-right': ['coordinator', 'service-manager', 'director'],
  search: [
    'social-worker',
    'team-manager',
    'duty-manager',
    'coordinator',
    'service-manager',
    'director',
    'monitor',
    'data-protection-lead',
  ],
  /** The law is nobody's secret: whoever works by a rule may read it. */
  rules: roles,
  /** To see drafts of rules and decide on somebody else's. */
  'rule-drafts': ['administrator', 'service-manager', 'director'],
  'rule-drafting': ['administrator'],
  closures: ['administrator'],
  /** To see what is due for review, held and erased. */
  retention: ['data-protection-lead', 'director', 'monitor'],
  'record-keeping': ['data-protection-lead'],
  'erasure-approval': ['director'],
  /** Who works here and what each would leave behind. */
  staff: ['administrator', 'coordinator', 'service-manager', 'director'],
  'staff-administration': ['administrator'],
  /** To see what takes two people, and to decide on what somebody else asked for. */
  'staff-requests': ['administrator', 'director'],
  /** Requests to see what is held: one role prepares, another approves. The requester may be the trafficker. */
  requests: ['data-protection-lead', 'director', 'service-manager'],
  'request-preparing': ['data-protection-lead'],
  'request-approval': ['director', 'service-manager'],
  /** Everybody to whom something falls due, or who answers for such people. */
  absence: [
    'guardian',
    'guardian-manager',
    'social-worker',
    'team-manager',
    'duty-manager',
    'coordinator',
    'service-manager',
    'director',
  ],
  'my-referrals': ['referrer'],
};

export function mayOpen(role: Role, page: PageName): boolean {
  return openTo[page].includes(role);
}
