import { authorityNamed } from '#app/domain/handover/authority-named.ts';
import type { FieldErrors } from '#app/http/form.server.ts';
import { listAuthorities, type AuthorityName } from '#app/store/reference/authority-queries.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export const authoritiesFor = ({ db, now }: Deps): Promise<readonly AuthorityName[]> =>
  listAuthorities(db, now());

type Read = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly errors: FieldErrors };

/** The authority whose name was typed into a field, or the message beside it. */
export async function readAuthority(deps: Deps, field: string, typed: string): Promise<Read> {
  const named = authorityNamed(typed, await authoritiesFor(deps));
  switch (named.kind) {
    case 'found':
      return { ok: true, id: named.id };
    case 'none':
      return { ok: false, errors: { [field]: 'Choose an authority from the list' } };
    case 'several':
      return { ok: false, errors: { [field]: `Say which one: ${named.names.join(', ')}` } };
  }
}

/** As readAuthority, for a field that may be left empty. */
export async function readOptionalAuthority(
  deps: Deps,
  field: string,
  typed: string | null,
): Promise<Exclude<Read, { ok: true }> | { readonly ok: true; readonly id: string | null }> {
  return typed === null ? { ok: true, id: null } : readAuthority(deps, field, typed);
}
