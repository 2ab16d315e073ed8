type Versions = { readonly [name: string]: string | Versions };

/** package.json, as far as it says which packages come in. */
export type Description = {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly overrides?: Versions;
  readonly allowScripts?: Readonly<Record<string, unknown>>;
};

export type Lockfile = {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly name?: string;
        readonly version: string;
        readonly integrity?: string;
        readonly resolved?: string;
        readonly hasInstallScript?: boolean;
      }
    >
  >;
};

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/u;

/** Every version in package.json that is not exactly one, overrides included. */
export function looseRanges(description: Description): readonly string[] {
  const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'] as const;
  return groups.flatMap((group) => looseIn(description[group] ?? {}, group));
}

function looseIn(versions: Versions, where: string): string[] {
  return Object.entries(versions).flatMap(([name, version]) => {
    if (typeof version === 'object') return looseIn(version, `${where} > ${name}`);
    return exact.test(version) ? [] : [`${where} > ${name}: ${version}`];
  });
}

/** Packages of the lockfile that an override names and that are another version all the same. */
export function unheeded({ overrides = {} }: Description, { packages }: Lockfile): readonly string[] {
  return Object.entries(overrides).flatMap(([name, version]) =>
    Object.entries(packages)
      .filter(([path]) => typeof version === 'string' && path.endsWith(`node_modules/${name}`))
      .filter(([, entry]) => entry.version !== version)
      .map(([path, entry]) => `${path}: ${entry.version}`),
  );
}

/** Packages with a script that runs when they are installed, about which nobody has decided. */
export function undecidedScripts(
  { allowScripts = {} }: Description,
  { packages }: Lockfile,
): readonly string[] {
  return Object.entries(packages)
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//u, ''))
    .filter((name) => typeof allowScripts[name] !== 'boolean');
}

/** Packages that could be swapped on the way here: without a SHA-512, or from an address of their own. */
export function unverifiable({ packages }: Lockfile): readonly string[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([, entry]) => !entry.integrity?.startsWith('sha512-') || entry.resolved !== undefined)
    .map(([path]) => path);
}
