import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const words = (file: string) => readFileSync(`${root}${file}`, 'utf8').split(/\s+/u).filter(Boolean);

/** Levels 1 and 2 of OWASP ASVS 5.0.0, and those of level 3 that we took on. Ids alone: the words are OWASP's. */
const required = words('tests/unit/security/asvs-5.0.0-levels-1-and-2.txt');
const takenOn = words('tests/unit/security/asvs-5.0.0-level-3-taken-on.txt');

type Row = { readonly id: string; readonly starred: boolean; readonly cells: readonly string[] };

const rows: readonly Row[] = readFileSync(`${root}docs/security.md`, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, id = '', star = ''] = /^(\d+\.\d+\.\d+)(\*?)$/u.exec((cells[1] ?? '').replace('\\', '')) ?? [];
    return id === '' ? [] : [{ id, starred: star !== '', cells: cells.slice(2, -1) }];
  });

const filesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\s]+)`/gu)]
    .map(([, name = '']) => name)
    .filter((name) => /^(?:app|jobs|prisma|docs|tests|\.ci)\/|\.(?:md|json|js|cjs|npmrc)$/u.test(name));

describe('the table of requirements', () => {
  test('has each requirement of levels 1 and 2, and what we took on of level 3, once', () => {
    expect(required).toHaveLength(253);
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      rows
        .filter(({ starred }) => !starred)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(required.toSorted());
    expect(
      rows
        .filter(({ starred }) => starred)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(takenOn.toSorted());
  });

  test('leaves no cell empty', () => {
    for (const { id, cells } of rows) {
      expect(cells, id).toHaveLength(3);
      expect(
        cells.every((cell) => cell !== ''),
        id,
      ).toBe(true);
    }
  });

  test('names only files and tests that are there', () => {
    const gone = rows.flatMap(({ id, cells }) =>
      filesIn(cells.join(' '))
        .filter((file) => !existsSync(`${root}${file}`))
        .map((file) => `${id}: ${file}`),
    );
    expect(gone).toEqual([]);
  });

  test('names, for whatever is met, where it is met and what would fail if it were not', () => {
    const excused = /^(?:Not applicable: \S|\*\*Not met\*\*|Operator: \S)/u;
    for (const { id, cells } of rows) {
      const [, met = '', proof = ''] = cells;
      if (excused.test(met)) continue;
      const isPlaced = filesIn(met).length > 0 || /\bsection on [a-z ]+ above/u.test(met);
      expect(isPlaced, `${id} says where`).toBe(true);
      const tested = filesIn(proof).some((file) => file.startsWith('tests/'));
      expect(tested || /^By (?:reading|the language)/u.test(proof), `${id} is proved`).toBe(true);
    }
  });

  test('is not excused from more than it says: what does not apply is a minority', () => {
    const met = rows.filter(({ cells }) => filesIn(cells[2] ?? '').length > 0);
    expect(met.length).toBeGreaterThan(165);
  });
});
