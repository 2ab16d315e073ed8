import type { LadderStep } from '#app/domain/handover/handover-view.ts';
import type { HandoverState, RefusalCode } from '#app/domain/handover/handover.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import { genders, languages } from '#app/domain/referral/codes.ts';

export const refusalWords = {
  'child-not-in-our-area': 'The child is not in our area',
  'another-authority-already-responsible': 'Another authority is responsible already',
  'boundary-dispute': 'The boundary is in dispute',
  'child-is-adult-by-evidence': 'Evidence shows that the person is an adult',
  'transfer-scheme-places-elsewhere': 'The National Transfer Scheme places the child elsewhere',
} as const satisfies Record<RefusalCode, string>;

export const stateWords = {
  sent: 'Not acknowledged yet',
  acknowledged: 'Acknowledged',
  queried: 'Question asked',
  accepted: 'Accepted',
  refused: 'Refused',
  superseded: 'Decided by the coordinator',
} as const satisfies Record<HandoverState, string>;

export const nationWords = {
  ENG: 'England',
  WAL: 'Wales',
  SCT: 'Scotland',
  NI: 'Northern Ireland',
} as const satisfies Record<Nation, string>;

const roles: Readonly<Record<string, string>> = {
  responsible: 'the people responsible',
  'team-manager': 'the team manager',
  'duty-manager': 'the duty manager',
  'service-manager': 'the service manager of the guardianship service',
  coordinator: 'the national coordinators',
  director: 'the director of the guardianship service',
};

export const ladderRoleWords = (role: string): string => roles[role] ?? role;

/** What happens of itself, or has happened, while nobody answers. */
export function stepWords({ kind, role, fired }: Pick<LadderStep, 'kind' | 'role' | 'fired'>): string {
  if (kind === 'overdue') return fired ? 'the answer became overdue' : 'the answer is overdue';
  const who = ladderRoleWords(role);
  return fired ? `${who} were told` : `${who} will be told`;
}

export const languageWords = (code: string | null): string =>
  code === null ? 'Not known' : (lookUp(languages, code) ?? code);

export const genderWords = (code: string): string => lookUp(genders, code) ?? 'Not known';

const lookUp = (words: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined;
