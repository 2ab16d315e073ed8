import { expect, test } from 'vitest';

import { isRecordableWork } from '#app/domain/case/work.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { loadRules } from '#prisma/rules/load.ts';

/** What use cases of their own record: referral, handover and guardianship. */
const recordedElsewhere: readonly CaseEventType[] = [
  'ReferralReceived',
  'HandoverSent',
  'HandoverAcknowledged',
  'HandoverAccepted',
  'HandoverRefused',
  'HandoverQueried',
  'GuardianProposed',
  'GuardianOffered',
  'GuardianAppointed',
  'GuardianEnded',
  'CaseClosed',
];

const canHappen = (event: CaseEventType) => recordedElsewhere.includes(event) || isRecordableWork(event);

test('every clock that somebody can start, somebody can meet', () => {
  const started = loadRules().filter(
    ({ tracked, nature, triggers }) => tracked && nature === 'deadline' && triggers.some(canHappen),
  );
  const endless = started.filter(({ metBy }) => !metBy.some(canHappen));
  expect(endless.map(({ key, metBy }) => `${key}: nobody can record ${metBy.join(' or ')}`)).toEqual([]);
});
