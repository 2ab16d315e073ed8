import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** News about an account says so in its cause. */
const ofStaff = /^staff:([0-9a-f-]{36}):/u;

const accountIn = (cause: string): string | null => ofStaff.exec(cause)?.[1] ?? null;

type About = { readonly name: string | null; readonly id: string | null };

/** The colleague each notice is about, and their account where the reader may open it. News of oneself names nobody. */
export async function readColleagues(
  tx: Tx,
  { userId, role }: Actor,
  notices: readonly { readonly cause: string }[],
): Promise<(cause: string) => About> {
  const ids = [...new Set(notices.flatMap(({ cause }) => accountIn(cause) ?? []))];
  const others = ids.filter((id) => id !== userId);
  const found =
    others.length === 0
      ? []
      : await tx.userAccount.findMany({
          where: { id: { in: others } },
          select: { id: true, displayName: true },
        });
  const names = new Map(found.map(({ id, displayName }) => [id, displayName]));
  const opens = mayOpen(role, 'staff');
  return (cause) => {
    const id = accountIn(cause);
    const name = names.get(id ?? '') ?? null;
    return { name, id: name !== null && opens ? id : null };
  };
}
