type Named = { readonly id: string; readonly name: string };

export type NamedAuthority =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly names: readonly string[] };

const shown = 5;

/** The authority somebody typed: by its whole name, or by a part that only one of them has. */
export function authorityNamed(typed: string, authorities: readonly Named[]): NamedAuthority {
  const wanted = plain(typed);
  if (wanted === '') return { kind: 'none' };
  const exact = authorities.filter(({ name }) => plain(name) === wanted);
  const [only, another] =
    exact.length > 0 ? exact : authorities.filter(({ name }) => plain(name).includes(wanted));
  if (only === undefined) return { kind: 'none' };
  if (another === undefined) return { kind: 'found', id: only.id };
  const names = authorities.filter(({ name }) => plain(name).includes(wanted)).map(({ name }) => name);
  return { kind: 'several', names: names.slice(0, shown) };
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
