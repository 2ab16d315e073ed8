import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { faultsOf, type Bill } from '#tests/support/supply/bill.ts';
import {
  looseRanges,
  undecidedScripts,
  unheeded,
  unverifiable,
  type Description,
  type Lockfile,
} from '#tests/support/supply/pins.ts';

const file = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const description = JSON.parse(file('package.json')) as Description;
const lockfile = JSON.parse(file('package-lock.json')) as Lockfile;

describe('the packages we are made of', () => {
  test('are one version each, the overridden ones too', () => {
    expect(looseRanges(description)).toEqual([]);
    expect(unheeded(description, lockfile)).toEqual([]);
  });

  test('are known by what they contain, on every platform, and come from no address of their own', () => {
    expect(unverifiable(lockfile)).toEqual([]);
  });

  test('run nothing when they are installed unless somebody decided so, and npm insists on it', () => {
    expect(undecidedScripts(description, lockfile)).toEqual([]);
    expect(file('.npmrc')).toMatch(/^strict-allow-scripts=true$/mu);
  });

  test('are Prisma at one version in all its parts', () => {
    const { dependencies = {}, devDependencies = {} } = description;
    const parts = Object.entries({ ...dependencies, ...devDependencies })
      .filter(([name]) => /^(@prisma\/(client|adapter-pg|driver-adapter-utils)|prisma)$/u.test(name))
      .map(([, version]) => version);
    expect(parts).toHaveLength(4);
    expect(new Set(parts).size).toBe(1);
  });
});

describe('a check', () => {
  test('finds loose ranges wherever they hide', () => {
    expect(
      looseRanges({
        dependencies: { a: '1.2.3', b: '^1.2.3' },
        devDependencies: { c: 'latest' },
        overrides: { d: { e: '~1.0.0', f: '1.0.0-beta.1' }, g: '>=1' },
      }),
    ).toEqual([
      'dependencies > b: ^1.2.3',
      'devDependencies > c: latest',
      'overrides > d > e: ~1.0.0',
      'overrides > g: >=1',
    ]);
  });

  test('finds what is not what it should be in a lockfile', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' },
      'node_modules/b/node_modules/a': { version: '2.0.0', integrity: 'sha1-x', hasInstallScript: true },
    };
    expect(unheeded({ overrides: { a: '1.0.0' } }, { packages })).toEqual([
      'node_modules/b/node_modules/a: 2.0.0',
    ]);
    expect(unverifiable({ packages })).toEqual(['node_modules/b/node_modules/a']);
    expect(undecidedScripts({ allowScripts: {} }, { packages })).toEqual(['a']);
  });
});

describe('a bill of materials', () => {
  const component = (name: string, licenses: unknown) => ({
    'bom-ref': `${name}@1.0.0`,
    type: 'library',
    name,
    version: '1.0.0',
    purl: `pkg:npm/${name}@1.0.0`,
    hashes: [{ alg: 'SHA-512', content: 'a'.repeat(128) }],
    licenses,
  });
  const bill = (components: readonly unknown[], rest: object = {}) =>
    ({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      serialNumber: 'urn:uuid:01234567-89ab-4cde-8f01-23456789abcd',
      metadata: { component: { 'bom-ref': 'us@0.1.0' } },
      components,
      ...rest,
    }) as Bill;
  const locked = (...names: string[]): Lockfile => ({
    packages: Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }])),
  });
  const licence = (expression: string) => [{ expression }];

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT and ISC', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-only', false],
    ['MPL-2.0', false],
    ['UNLICENSED', false],
  ])('with a package under %s may be shipped: %s', (expression, may) => {
    const faults = faultsOf(bill([component('a', licence(expression))]), locked('a'));
    expect(faults.length === 0).toBe(may);
  });

  test.each([
    ['has no licence', bill([component('a', [])])],
    ['has no SHA-512', bill([{ ...component('a', licence('MIT')), hashes: [] }])],
    ['no CycloneDX', bill([component('a', licence('MIT'))], { bomFormat: 'SPDX' })],
    ['not on the list', bill([])],
    [
      'not listed',
      bill([component('a', licence('MIT'))], { dependencies: [{ ref: 'us@0.1.0', dependsOn: ['b'] }] }),
    ],
    ['one name', bill([component('a', licence('MIT')), component('a', licence('MIT'))])],
  ])('is refused when something %s', (said, broken) => {
    expect(faultsOf(broken, locked('a')).join()).toContain(said);
  });
});
