import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { searchPlaces, type KnownPlace } from '#app/domain/referral/place-search.ts';

const place = (name: string, authority: string, kind = 'port'): KnownPlace => ({
  id: name.toLowerCase().replace(/\W+/gu, '-'),
  name,
  kind,
  authority,
});

const places: readonly KnownPlace[] = [
  place('Dover, Port of', 'Kent'),
  place('Dover Western Jet Foil', 'Kent'),
  place('Kent Intake Unit, Dover', 'Kent'),
  place('Kent', 'Kent', 'area'),
  place('Heathrow Airport', 'Hillingdon', 'airport'),
  place('Portsmouth International Port', 'Portsmouth'),
  place('Portsmouth', 'Portsmouth', 'area'),
  place('Derry/Londonderry', 'Western Health and Social Care Trust', 'town'),
  place('Isle of Anglesey', 'Isle of Anglesey', 'area'),
  place('Holyhead, Port of', 'Isle of Anglesey'),
  place('St. Helens', 'St. Helens', 'area'),
  place('Na h-Eileanan Siar', 'Na h-Eileanan Siar', 'area'),
];

const names = (typed: string) => searchPlaces(places, typed, 5).map(({ name }) => name);

describe('a search for a place', () => {
  test.each([
    ['port dover', 'Dover, Port of'],
    ['DOVER PORT', 'Dover, Port of'],
    ['port of dover', 'Dover, Port of'],
    ['hethrow', 'Heathrow Airport'],
    ['heahtrow airprot', 'Heathrow Airport'],
    ['londonderry', 'Derry/Londonderry'],
    ['derry', 'Derry/Londonderry'],
    ['angelsey', 'Isle of Anglesey'],
    ['Hólyhead', 'Holyhead, Port of'],
    ['st helens', 'St. Helens'],
    ['eileanan', 'Na h-Eileanan Siar'],
    ['kent county council', 'Kent'],
    ['portsm', 'Portsmouth'],
  ])('for “%s” finds %s first', (typed, name) => {
    expect(names(typed)[0]).toBe(name);
  });

  test('finds the places of an authority under its name', () => {
    expect(names('kent')).toContain('Dover, Port of');
  });

  test('finds nothing when one of the words is nowhere', () => {
    expect(names('dover hillingdon')).toEqual([]);
    expect(names('qqqq')).toEqual([]);
  });

  test.each(['', '   ', '---', 'the of'])('finds nothing for “%s”', (typed) => {
    expect(names(typed)).toEqual([]);
  });

  test('finds every place by its own name, in any order and with a letter left out of its longest word', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(30), (wanted, at) => {
        const words = wanted.name.split(/[^\p{L}]+/u).filter((word) => word !== '');
        const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
        const slip =
          longest.length > 5
            ? longest.slice(0, at % longest.length) + longest.slice((at % longest.length) + 1)
            : longest;
        const typed = words
          .toReversed()
          .map((word) => (word === longest ? slip : word))
          .join(' ');
        expect(searchPlaces(places, typed, 12).map(({ id }) => id)).toContain(wanted.id);
      }),
    );
  });

  test('is quick whatever is typed', () => {
    const many = Array.from({ length: 300 }, (_, i) => place(`Averylongname ${i}`, 'Somewhere'));
    const began = performance.now();
    searchPlaces(many, 'xaverylongnamx '.repeat(200), 10);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
