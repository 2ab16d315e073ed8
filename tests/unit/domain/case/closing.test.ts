import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  closeReasons,
  closingOf,
  isMissing,
  mayClose,
  mayDecide,
  mayPropose,
  mayWithdraw,
  obstaclesTo,
  type Around,
  type CloseReason,
  type ClosingFact,
} from '#app/domain/case/closing.ts';

const nothing: Around = {
  missing: false,
  openHandover: null,
  refusedHandover: null,
  liveOffer: false,
  overdue: [],
  ageYears: 18,
  otherIsOpen: true,
};
const kinds = (reason: CloseReason | null, changes: Partial<Around>) =>
  obstaclesTo(reason, { ...nothing, ...changes }).map(({ kind }) => kind);

describe('what stands in the way of closing a case', () => {
  test('is nothing when everything is settled, for any reason', () => {
    for (const reason of [null, ...closeReasons]) expect(kinds(reason, {})).toEqual([]);
  });

  test('is said all at once, the missing child first', () => {
    const everything = {
      missing: true,
      openHandover: 'h',
      refusedHandover: 'r',
      liveOffer: true,
      overdue: [{ id: 'd', title: 'Visit the child' }],
      ageYears: 17,
    };
    expect(kinds('came-of-age', everything)).toEqual([
      'child-missing',
      'handover-open',
      'handover-refused',
      'offer-live',
      'under-eighteen',
      'overdue',
    ]);
  });

  test.each(closeReasons)('is always that the child is missing, also when %s', (reason) => {
    expect(kinds(reason, { missing: true })).toEqual(['child-missing']);
  });

  test('is the age for a child who came of age, as far as it is known', () => {
    expect(kinds('came-of-age', { ageYears: 17 })).toEqual(['under-eighteen']);
    expect(kinds('came-of-age', { ageYears: null })).toEqual([]);
    expect(kinds('returned-to-family', { ageYears: 9 })).toEqual([]);
  });

  test('is that the other case is not open, and then no refusal of this one', () => {
    expect(kinds('recorded-twice', { otherIsOpen: false })).toEqual(['other-not-open']);
    expect(kinds('recorded-twice', { refusedHandover: 'r' })).toEqual([]);
    expect(kinds('child-died', { refusedHandover: 'r', otherIsOpen: false })).toEqual(['handover-refused']);
  });
});

describe('a child', () => {
  const seen = (type: string, hour: number, written = hour) => ({
    type,
    at: new Date(Date.UTC(2026, 10, 24, hour)),
    recordedAt: new Date(Date.UTC(2026, 10, 24, written)),
  });
  test.each([
    ['nobody looked for', [], false],
    ['who went', [seen('ChildMissing', 9)], true],
    ['who went and was found', [seen('ChildMissing', 9), seen('ChildFound', 11)], false],
    ['who went again', [seen('ChildFound', 11), seen('ChildMissing', 9), seen('ChildMissing', 12)], true],
    [
      'whose going was written down after they were back',
      [seen('ChildMissing', 9, 15), seen('ChildFound', 11, 12)],
      false,
    ],
    [
      'of whom both were written for one minute',
      [seen('ChildFound', 9, 14), seen('ChildMissing', 9, 13)],
      false,
    ],
  ])('%s', (_name, sightings, missing) => {
    expect(isMissing(sightings)).toBe(missing);
  });
});

/** What people try, in whatever order; each try is kept only where the rules accept it. */
const people = ['ada', 'ben', 'cy'] as const;
const acts = fc.oneof(
  fc.record({
    act: fc.constantFrom('propose', 'withdraw', 'reject', 'close', 'reopen'),
    by: fc.constantFrom(...people),
    reason: fc.constantFrom(...closeReasons),
  }),
  fc.record({ act: fc.constantFrom('go-missing', 'be-found') }),
);
type Act = { readonly act: string; readonly by?: string; readonly reason?: CloseReason };
type Kept = ClosingFact & { readonly missing: boolean };

function play(tried: readonly Act[]): readonly Kept[] {
  const kept: Kept[] = [];
  let missing = false;
  for (const { act, by = '', reason = 'child-died' } of tried) {
    if (act === 'go-missing' || act === 'be-found') missing = act === 'go-missing';
    const made = factOf(act, { by, reason, kept, around: { ...nothing, missing } });
    if (made !== null) kept.push({ ...made, id: String(kept.length), byId: by, other: null, missing });
  }
  return kept;
}

type Trying = {
  readonly by: string;
  readonly reason: CloseReason;
  readonly kept: readonly Kept[];
  readonly around: Around;
};
type Made = Pick<ClosingFact, 'type' | 'answers' | 'reason'>;
type Rule = (trying: Trying, proposalId: string) => Made | false;

const rules: Readonly<Record<string, Rule>> = {
  propose: ({ kept, reason, around }) =>
    mayPropose(closingOf(kept), reason, around).ok && { type: 'ClosingProposed', answers: null, reason },
  withdraw: ({ kept, by }, answers) =>
    mayWithdraw(closingOf(kept), answers, by).ok && { type: 'ClosingWithdrawn', answers, reason: null },
  reject: ({ kept, by }, answers) =>
    mayDecide(closingOf(kept), answers, by).ok && { type: 'ClosingRejected', answers, reason: null },
  close: ({ kept, by, reason, around }, answers) =>
    mayClose(closingOf(kept), { proposalId: answers, userId: by }, around).ok && {
      type: 'CaseClosed',
      answers,
      reason,
    },
  reopen: ({ kept }) => {
    const state = closingOf(kept);
    return state.kind === 'closed' && { type: 'CaseReopened', answers: state.closing.id, reason: null };
  },
};

function factOf(act: string, trying: Trying): Made | null {
  const proposal = trying.kept.findLast(({ type }) => type === 'ClosingProposed');
  const made = rules[act]?.(trying, proposal?.id ?? 'none') ?? false;
  return made === false ? null : made;
}

describe('whatever people try', () => {
  const holds = (check: (facts: readonly Kept[]) => void) =>
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (tried) => check(play(tried))),
      { numRuns: 500 },
    );
  const proposalOf = (facts: readonly Kept[], fact: Kept) => facts.find(({ id }) => id === fact.answers);

  test('a case is closed by two people and never by one', () => {
    holds((facts) => {
      for (const closed of facts.filter(({ type }) => type === 'CaseClosed')) {
        const proposal = proposalOf(facts, closed);
        expect(proposal?.type).toBe('ClosingProposed');
        expect(proposal?.byId).not.toBe(closed.byId);
      }
    });
  });

  test('a case is never proposed to be closed, nor closed, while the child is missing', () => {
    holds((facts) => {
      const risky = facts.filter(({ type }) => type === 'CaseClosed' || type === 'ClosingProposed');
      expect(risky.filter(({ missing }) => missing)).toEqual([]);
    });
  });

  test('closing and opening again take turns, and each proposal is answered once', () => {
    holds((facts) => {
      const turns = facts.map(({ type }) => type).filter((type) => type.startsWith('Case'));
      expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'CaseClosed' : 'CaseReopened')));
      const answered = facts.flatMap(({ answers }) => answers ?? []);
      expect(new Set(answered).size).toBe(answered.length);
    });
  });

  test('the facts lead to the same state in whatever order they are read', () => {
    fc.assert(
      fc.property(
        fc.array(acts, { maxLength: 40 }).chain((tried) => {
          const facts = play(tried);
          return fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts], { minLength: facts.length, maxLength: facts.length }),
          );
        }),
        ([facts, shuffled]) => {
          expect(closingOf(shuffled)).toEqual(closingOf(facts));
        },
      ),
    );
  });

  test('cases are closed and opened again often enough for this to say something', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 40 }), (tried) => {
        for (const { type } of play(tried)) seen.add(type);
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(seen.size).toBe(5);
  });
});

test('somebody decides on the proposal they have read, and on no later one', () => {
  const proposed = { type: 'ClosingProposed', id: 'p2', byId: 'ada', answers: null } as const;
  const state = closingOf([{ ...proposed, reason: 'child-died', other: null }]);
  expect(mayDecide(state, 'p1', 'ben')).toEqual({ ok: false, error: { kind: 'not-proposed' } });
  expect(mayDecide(state, 'p2', 'ada')).toEqual({ ok: false, error: { kind: 'own-proposal' } });
  expect(mayWithdraw(state, 'p2', 'ben')).toEqual({ ok: false, error: { kind: 'not-yours' } });
  expect(mayPropose(state, 'child-died', nothing)).toEqual({
    ok: false,
    error: { kind: 'closing-proposed-already' },
  });
});
