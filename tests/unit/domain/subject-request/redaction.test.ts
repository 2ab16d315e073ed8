import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  blackOut,
  notIn,
  passagesOf,
  phrasesAt,
  suggestPhrases,
} from '#app/domain/subject-request/redaction.ts';

describe('blacking out', () => {
  const text = 'Mr Ash (07700 900123) told Mrs Ash that ash.m@example.org is his.';

  test('takes every place of a phrase, whatever the case, and says nothing of its length', () => {
    expect(blackOut(text, passagesOf(text, ['ASH']))).toBe(
      'Mr [redacted] (07700 900123) told Mrs [redacted] that [redacted].m@example.org is his.',
    );
    expect(blackOut('aXXXXb', passagesOf('aXXXXb', ['XXXX']))).toBe('a[redacted]b');
    expect(blackOut('aXb', passagesOf('aXb', ['X']))).toBe('a[redacted]b');
  });

  test('merges what overlaps, reads phrases as they are and not as patterns, and across lines', () => {
    expect(blackOut('one two three', passagesOf('one two three', ['one two', 'two three']))).toBe(
      '[redacted]',
    );
    expect(passagesOf('a.c abc', ['a.c'])).toEqual([[0, 3]]);
    expect(blackOut('Old\n Street', passagesOf('Old\n Street', ['old street']))).toBe('[redacted]');
    expect(passagesOf(text, ['', '  '])).toEqual([]);
  });

  test('names what it could not find, because a slip of the pen would release it', () => {
    expect(notIn(text, ['Ash', 'Ahs', '07700'])).toEqual(['Ahs']);
  });

  test('leaves nothing of a phrase behind, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), fc.array(fc.string()), (phrase, around) => {
        const whole = around.join(phrase);
        fc.pre(phrase.trim() !== '' && !'[redacted]'.includes(phrase.toLowerCase()));
        const open = blackOut(whole, passagesOf(whole, [phrase])).split('[redacted]');
        expect(open.some((part) => part.includes(phrase))).toBe(false);
      }),
    );
  });

  test('can be shown again as the phrases it was made from', () => {
    const passages = passagesOf(text, ['Ash', '07700 900123']);
    expect(phrasesAt(text, passages)).toEqual(['Ash', '07700 900123', 'ash']);
  });

  test('suggests people of the case, addresses and numbers that stand in the text', () => {
    expect(suggestPhrases(text, ['Test Elder', 'Ash', 'told'])).toEqual(
      expect.arrayContaining(['Ash', 'ash.m@example.org', '07700 900123']),
    );
    expect(suggestPhrases(text, ['Test Elder'])).not.toContain('Elder');
  });
});
