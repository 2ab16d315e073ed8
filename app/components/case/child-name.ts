import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** The child as this reader may call them. */
export function childName({ identity, erasedAt }: Pick<Wire<CaseHeader>, 'identity' | 'erasedAt'>): string {
  if (erasedAt !== null) return 'A child whose record was erased';
  if (identity === null) return 'A child (name not shown to your role)';
  return identity.name === '' ? 'A child whose name is not known' : identity.name;
}
