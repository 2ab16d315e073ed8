import type { Actor } from '#app/domain/account/actor.ts';
import type { HandoverState, RefusalCode } from '#app/domain/handover/handover.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

export type HandoverRecord = {
  readonly id: string;
  readonly caseId: string;
  readonly toAuthorityId: string;
  readonly toNation: string;
  readonly state: HandoverState;
  readonly wrappedKey: string;
  readonly version: number;
};

/** A handover this actor may answer or rule on, held until the transaction ends: a second answer waits and is refused. */
export async function findHandover(tx: Tx, id: string): Promise<HandoverRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM handover WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.handover.findUnique({
    where: { id },
    include: { toAuthority: { select: { nation: true } } },
  });
  if (row === null) return null;
  return {
    id: row.id,
    caseId: row.caseId,
    toAuthorityId: row.toAuthorityId,
    toNation: row.toAuthority.nation,
    state: row.state as HandoverState,
    wrappedKey: row.wrappedKey,
    version: row.version,
  };
}

type HandoverChange = Partial<{
  state: HandoverState;
  acknowledgedAt: Date;
  answeredAt: Date;
  answeredById: string;
  refusalCode: RefusalCode;
  proposedAuthorityId: string | null;
}>;

/** Changes a handover only if nobody answered it meanwhile; false when somebody did. */
export async function changeHandover(
  tx: Tx,
  handover: HandoverRecord,
  change: HandoverChange,
): Promise<boolean> {
  const { count } = await tx.handover.updateMany({
    where: { id: handover.id, version: handover.version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** Sends a handover; a case has one open handover at a time, by unique index. */
export async function addHandover(
  deps: { readonly newId: () => string; readonly vault: Vault },
  tx: Tx,
  handover: { readonly caseId: string; readonly toAuthorityId: string; readonly at: Date },
): Promise<string> {
  const id = deps.newId();
  await tx.handover.createMany({
    data: [
      {
        id,
        caseId: handover.caseId,
        toAuthorityId: handover.toAuthorityId,
        wrappedKey: deps.vault.newKey(keyOwner(id)).wrapped,
        state: 'sent',
        sentAt: handover.at,
      },
    ],
  });
  return id;
}

export type HandoverMessage = {
  readonly kind: 'query' | 'answer';
  readonly actor: Actor;
  readonly text: string;
  readonly at: Date;
};

/** Adds a question or an answer to the thread, sealed under the handover's own key. */
export async function addHandoverMessage(
  deps: { readonly newId: () => string; readonly vault: Vault },
  tx: Tx,
  handover: HandoverRecord,
  message: HandoverMessage,
): Promise<void> {
  const id = deps.newId();
  const key = deps.vault.unwrap(keyOwner(handover.id), handover.wrappedKey);
  await tx.handoverMessage.createMany({
    data: [
      {
        id,
        handoverId: handover.id,
        caseId: handover.caseId,
        kind: message.kind,
        at: message.at,
        authorId: message.actor.userId,
        authorLabel: message.actor.label,
        textSealed: key.seal(messagePlace(id), message.text),
      },
    ],
  });
}

/** The thread of a handover, opened, oldest first; nothing once it was erased. */
export async function readThread(
  tx: Tx,
  vault: Vault,
  handover: { readonly id: string; readonly wrappedKey: string },
) {
  const rows = await tx.handoverMessage.findMany({
    where: { handoverId: handover.id },
    orderBy: { at: 'asc' },
    take: 200,
  });
  if (rows.length === 0 || handover.wrappedKey === '') return [];
  const key = vault.unwrap(keyOwner(handover.id), handover.wrappedKey);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'query' ? ('query' as const) : ('answer' as const),
    at: row.at,
    authorLabel: row.authorLabel,
    text: key.open(messagePlace(row.id), row.textSealed),
  }));
}

const keyOwner = (handoverId: string) => `handover:${handoverId}`;
const messagePlace = (id: string) => ({ table: 'handover_message', column: 'text_sealed', row: id });
