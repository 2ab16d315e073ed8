import type { Lockfile } from './pins.ts';

type Component = {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
};

/** A CycloneDX list of everything we are made of, as far as we read it. */
export type Bill = {
  readonly bomFormat?: string;
  readonly specVersion?: string;
  readonly serialNumber?: string;
  readonly metadata?: { readonly component?: { readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
};

/** Licences under which we may build with and ship a package, by SPDX identifier. */
const allowed = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT MIT-0 Python-2.0 Unlicense'.split(
    ' ',
  ),
);

/** Licences that are fine for these packages alone, each with the reason. */
const particular: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'MPL-2.0': { '@axe-core/playwright': 'runs in tests only', 'axe-core': 'runs in tests only' },
  'CC-BY-4.0': { 'caniuse-lite': 'data that the build reads' },
  'CC-BY-3.0': { 'spdx-exceptions': 'data that the build reads' },
  'EPL-2.0': { elkjs: 'comes with the Prisma command line, which production does not run' },
};

/** Packages that say their licence in a file and not in their description; read by a person, for this version only. */
const readByAPerson: Readonly<Record<string, string>> = {
  'eval@0.1.8': 'MIT',
  'format@0.2.2': 'MIT',
  'require-like@0.1.2': 'MIT',
};

/** Everything that is wrong with a bill of materials, in words; an empty list when it may be shipped. */
export function faultsOf(bill: Bill, lockfile: Lockfile): readonly string[] {
  const { components } = bill;
  return [
    ...shapeFaults(bill),
    ...components.flatMap(componentFaults),
    ...missing(components, lockfile),
    ...components.flatMap(licenceFaults),
  ];
}

function shapeFaults(bill: Bill): string[] {
  const { components } = bill;
  const refs = new Set([bill.metadata?.component?.['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const faults = {
    'This is no CycloneDX list of 1.5 or later.': !isCycloneDx(bill),
    'The list has no serial number.': !/^urn:uuid:[0-9a-f-]{36}$/u.test(bill.serialNumber ?? ''),
    'Two packages of the list have one name.': refs.size !== components.length + 1,
  };
  return [
    ...Object.entries(faults).flatMap(([fault, isSo]) => (isSo ? [fault] : [])),
    ...named(bill)
      .filter((ref) => !refs.has(ref))
      .map((ref) => `${ref}: is depended on and not listed`),
  ];
}

const isCycloneDx = ({ bomFormat, specVersion = '' }: Bill): boolean =>
  bomFormat === 'CycloneDX' && /^1\.[5-9]$/u.test(specVersion);

const named = ({ dependencies = [] }: Bill): readonly string[] =>
  dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);

function componentFaults(component: Component): string[] {
  const name = nameOf(component);
  const isHashed = component.hashes?.some(({ alg, content }) => alg === 'SHA-512' && content.length === 128);
  return [
    ...(component.type === 'library' ? [] : [`${name}: is no library`]),
    ...(component.purl?.startsWith('pkg:npm/') ? [] : [`${name}: has no address`]),
    ...(isHashed ? [] : [`${name}: has no SHA-512 to know it by`]),
  ];
}

/** Every package of the lockfile is on the list at its version, by its own name or the one it is installed under. */
function missing(components: readonly Component[], { packages }: Lockfile): string[] {
  const listed = new Set(components.flatMap((one) => [nameOf(one), one['bom-ref']]));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { name, version }]) =>
      [path.replace(/^.*node_modules\//u, ''), name].map((one) => `${one ?? ''}@${version}`),
    )
    .filter((names) => !names.some((name) => listed.has(name)))
    .map(([name = '']) => `${name}: is in the lockfile and not on the list`);
}

function licenceFaults(component: Component): string[] {
  const licence = licenceOf(component);
  if (licence === undefined) return [`${nameOf(component)}: has no licence`];
  if (mayUse(licence, component.name)) return [];
  return [`${nameOf(component)}: ${licence} is not on our list of licences`];
}

function licenceOf(component: Component): string | undefined {
  const [stated = {}] = component.licenses ?? [];
  return stated.expression ?? stated.license?.id ?? stated.license?.name ?? readByAPerson[nameOf(component)];
}

/** "A OR B" needs one of them, "A AND B" all. */
function mayUse(expression: string, name: string): boolean {
  const parts = expression.replaceAll(/[()]/gu, '').split(/\s+(?:OR|AND)\s+/iu);
  const one = (id: string) => allowed.has(id) || particular[id]?.[name] !== undefined;
  return /\bOR\b/iu.test(expression) ? parts.some(one) : parts.every(one);
}

const nameOf = ({ name, version }: Component): string => `${name}@${version}`;
