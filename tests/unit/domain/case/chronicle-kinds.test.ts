import { describe, expect, test } from 'vitest';

import { chronicleKinds, typesOfKind } from '#app/domain/case/chronicle-kinds.ts';
import { chronicleOnly } from '#app/domain/case/chronology.ts';
import { caseEventTypes } from '#app/domain/rules/events.ts';

describe('the kinds of the chronology', () => {
  test('hold every event exactly once', () => {
    const all = chronicleKinds.flatMap(typesOfKind);
    expect(all.toSorted()).toEqual([...caseEventTypes, ...chronicleOnly].toSorted());
  });

  test.each([
    ['handover', 'HandoverDecided'],
    ['handover', 'CaseClosed'],
    ['guardianship', 'VisitRecorded'],
    ['guardianship', 'GuardianOfferDeclined'],
    ['identification', 'ReconsiderationRequested'],
    ['safety', 'ChildMissing'],
    ['care', 'ReviewHeld'],
    ['legal', 'ChildArrested'],
    ['reminders', 'EscalationRaised'],
  ] as const)('%s holds %s', (kind, type) => {
    expect(typesOfKind(kind)).toContain(type);
  });
});
