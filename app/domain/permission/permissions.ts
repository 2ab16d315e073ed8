import type { Role } from '#app/domain/account/actor.ts';
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
  'propose-closing',
  'decide-closing',
  'reopen-case',
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
/** To close a case one proposes and another decides; to open it again, which is the safe direction, takes one. */
const closing: readonly CaseAction[] = ['propose-closing', 'reopen-case'];

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
  coordinator: { national: [...national, ...closing] },
  'service-manager': { national: [...national, ...closing, 'decide-closing'] },
  director: {
    national: [...sight, 'see-handover', 'decide-handover', 'acknowledge-escalation', 'decide-closing'],
  },
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

/** And opened again; who decides on closing it once more is told that it is done. */
const readsOnly: readonly CaseAction[] = [
  ...sight,
  'see-handover',
  'see-receipt',
  'reopen-case',
  'decide-closing',
];
