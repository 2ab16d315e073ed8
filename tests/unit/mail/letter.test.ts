import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterFor, type LetterKind } from '#app/mail/letter.ts';
import { wordings } from '#app/mail/wording.ts';

const kinds = Object.keys(wordings) as LetterKind[];
const origin = 'https://guardianship.example';

describe('a letter', () => {
  test.each(kinds)('%s is plain ASCII in short lines, so that it travels unencoded', (kind) => {
    for (const facts of [{ origin }, { origin, count: 12, helpLine: '+44 (0)20 7946 0000 000' }]) {
      const { subject, text } = letterFor(kind, facts);
      expect(subject + text).toMatch(/^[\x20-\x7e\n]+$/);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(76);
    }
  });

  test.each(kinds)('%s says what to do, whom to ring and that replies are not read', (kind) => {
    const { text } = letterFor(kind, { origin, helpLine: '020 7946 0000' });
    expect(text).toContain('What to do:\n');
    expect(text).toContain('ring 020 7946 0000.');
    expect(text).toContain('replies are not read');
  });

  test.each(kinds)('%s links to the inbox and to nothing deeper', (kind) => {
    const { text } = letterFor(kind, { origin: `${origin}/cases/123?child=abc#x` });
    expect(text.match(/https?:\S+/g)).toEqual([`${origin}/inbox`]);
  });

  test('has one subject for each urgency, so that the subject tells nothing more', () => {
    const letters = kinds.map((kind) => letterFor(kind, { origin }));
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(3);
    expect(new Set(letters.filter(({ urgent }) => urgent).map(({ subject }) => subject)).size).toBe(1);
  });

  test('that is urgent says to ring 999 first', () => {
    for (const kind of kinds) {
      const { text, urgent } = letterFor(kind, { origin });
      if (urgent) expect(text).toContain('ring 999');
    }
  });
});

describe('a digest', () => {
  test.each([
    [undefined, 'Tasks wait for you.'],
    [0, 'Tasks wait for you.'],
    [1.5, 'Tasks wait for you.'],
    [Number.NaN, 'Tasks wait for you.'],
    [1, 'Digest: 1 task waits for you.'],
    [7, 'Digest: 7 tasks wait for you.'],
  ])('of %s tasks opens with “%s”', (count, opening) => {
    const { text } = letterFor('digest', { origin, ...(count === undefined ? {} : { count }) });
    expect(text.split('\n')[0]).toBe(opening);
  });
});

describe('a letter, whatever is at hand,', () => {
  test('says nothing that was not asked of it', () => {
    const everything = { origin, childName: 'Amina', reference: 'CG-2026-1234', dueAt: '2026-11-20' };
    for (const kind of kinds) {
      const { subject, text } = letterFor(kind, everything);
      expect(subject + text).not.toMatch(/Amina|CG-2026-1234|2026/);
    }
  });

  test('takes no free text through the help line', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...kinds), (helpLine, kind) => {
        const { text } = letterFor(kind, { origin, helpLine });
        const whom = /^If (?:you cannot|something).* ring (.*)\.$/m.exec(text)?.[1] ?? '';
        expect(whom).toMatch(
          /^(your organisation's duty coordinator|the children's services of your council|[+\d][\d ()]+)$/,
        );
      }),
    );
  });

  test.each(['javascript:alert(1)', 'ftp://guardianship.example', 'guardianship.example', ''])(
    'refuses “%s” as the address of the service',
    (wrong) => {
      expect(() => letterFor('due', { origin: wrong })).toThrow(TypeError);
    },
  );
});
