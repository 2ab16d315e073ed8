import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { answerHandover, decideDispute, isOpen, type HandoverAnswer } from '#app/domain/handover/handover.ts';

const answers: HandoverAnswer[] = [
  { verb: 'acknowledge' },
  { verb: 'accept' },
  { verb: 'query' },
  { verb: 'refuse', code: 'boundary-dispute', proposedAuthorityId: 'medway' },
];

describe('a handover', () => {
  test('is acknowledged once, queried as often as need be, and then answered', () => {
    expect(answerHandover('sent', { verb: 'acknowledge' }, 'kent')).toEqual({
      ok: true,
      value: 'acknowledged',
    });
    expect(answerHandover('acknowledged', { verb: 'acknowledge' }, 'kent').ok).toBe(false);
    expect(answerHandover('queried', { verb: 'query' }, 'kent')).toEqual({ ok: true, value: 'queried' });
    expect(answerHandover('queried', { verb: 'accept' }, 'kent')).toEqual({ ok: true, value: 'accepted' });
  });

  test('cannot be refused in favour of the authority that refuses', () => {
    const refusal = { verb: 'refuse', code: 'boundary-dispute', proposedAuthorityId: 'kent' } as const;
    expect(answerHandover('sent', refusal, 'kent')).toEqual({
      ok: false,
      error: { kind: 'same-authority-proposed' },
    });
  });

  test('takes no answer after its answer, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...answers), { maxLength: 12 }), (tried) => {
        let state: Parameters<typeof answerHandover>[0] = 'sent';
        let ended = false;
        for (const answer of tried) {
          const result = answerHandover(state, answer, 'kent');
          if (ended) expect(result.ok).toBe(false);
          if (result.ok) state = result.value;
          ended ||= !isOpen(state);
        }
        expect(decideDispute(state).ok).toBe(state === 'refused');
      }),
    );
  });
});
