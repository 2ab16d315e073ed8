import { roles, type Role } from '#app/domain/account/actor.ts';

/** What can be done without a case: the pages and lists of the service. */
export const pages = [
  'guardian-home',
  'authority-home',
  'national-home',
  'inbox',
  'operations',
  'plan-faults',
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
  'profiles',
  'profile-keeping',
  'own-profile',
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
  /** Everybody is told of something. */
  inbox: roles,
  operations: ['coordinator', 'service-manager', 'director', 'administrator'],
  /** Deadlines planned otherwise than their rule says: for those who run the service and see its cases. */
  'plan-faults': ['coordinator', 'service-manager', 'director'],
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
  /** By what guardians are matched: everybody's for those who see staff, their own guardians' for managers, and one's own. */
  profiles: ['administrator', 'coordinator', 'service-manager', 'director', 'guardian-manager', 'guardian'],
  'profile-keeping': ['administrator', 'guardian-manager'],
  'own-profile': ['guardian'],
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
