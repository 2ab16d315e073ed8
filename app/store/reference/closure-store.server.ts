import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type Closure = { readonly authorityId: string; readonly date: IsoDate; readonly name: string };

/** Closes in the database itself, which holds who may. False when the authority is closed on that day already. */
export async function closeAuthority(
  tx: Tx,
  { authorityId, date, name }: Closure,
  { at, recomputeId }: { readonly at: Date; readonly recomputeId: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ closed: boolean }[]>`
    SELECT close_authority(${authorityId}, ${date}::date, ${name}, ${at}::timestamptz, ${recomputeId}::uuid) AS closed`;
  return row?.closed === true;
}

/** Opens in the database itself, which holds who may, and until when. False when the authority is not closed on that day. */
export async function reopenAuthority(
  tx: Tx,
  { authorityId, date }: Pick<Closure, 'authorityId' | 'date'>,
  { at, recomputeId }: { readonly at: Date; readonly recomputeId: string },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ opened: boolean }[]>`
    SELECT reopen_authority(${authorityId}, ${date}::date, ${at}::timestamptz, ${recomputeId}::uuid) AS opened`;
  return row?.opened === true;
}
