import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import type { Person, StaffRequest } from '#app/domain/staff/staff-view.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import {
  countPending,
  decideRequest,
  findRequest,
  listRequests,
  withdrawRequest,
} from '#app/store/staff/request-store.server.ts';
import {
  endSessionsOf,
  isAddressTaken,
  lockAccount,
  closeAccount,
} from '#app/store/staff/staff-store.server.ts';
import { readPerson } from '#app/store/staff/staff-queries.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import { invite } from '#app/usecases/staff/add-colleague.server.ts';
import { tellOfPlacement, whyNotMoved } from '#app/usecases/staff/change-role.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';

/** What waits for a second person, or was decided; null for anybody who decides nothing here. */
export async function viewRequests(deps: Deps, actor: Actor, pending: boolean, asked: PageAsked) {
  if (!mayOpen(actor.role, 'staff-requests')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    page: await listRequests(tx, pending, asked),
    waiting: await countPending(tx),
  }));
}

/** One request, and whether this reader is the second person. */
export async function viewRequest(deps: Deps, actor: Actor, id: string) {
  if (!mayOpen(actor.role, 'staff-requests')) return null;
  const request = await asUser(deps.db, actor.userId, (tx) => findRequest(tx, id));
  if (request === null) return null;
  const pending = request.state === 'pending';
  const own = request.requestedBy.id === actor.userId;
  return { request, may: { decide: pending && isSecond(actor, request), withdraw: pending && own } };
}

const isSecond = ({ userId }: Actor, { requestedBy, person }: StaffRequest) =>
  requestedBy.id !== userId && person.id !== userId;

export type DecideRequestRefusal =
  | NotFound
  | { readonly kind: 'own-request' }
  | { readonly kind: 'not-pending' }
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'last-administrator' }
  | { readonly kind: 'address-taken' }
  | { readonly kind: 'children-left' };

/** The second person agrees, and it is done at once with the sessions of before ended; or refuses, and nothing changes. */
export async function decideOnRequest(
  deps: Deps,
  actor: Actor,
  id: string,
  approve: boolean,
): Promise<Result<StaffRequest, DecideRequestRefusal>> {
  if (!mayOpen(actor.role, 'staff-requests')) return refuse({ kind: 'not-found' });
  const at = deps.now();
  const result = await asUser(deps.db, actor.userId, async (tx) => {
    const request = await findRequest(tx, id);
    if (request === null) return refuse({ kind: 'not-found' } as const);
    const barred = approve ? await whyNot(tx, request, at) : null;
    if (barred !== null) return refuse(barred);
    const outcome = await decideRequest(tx, id, approve, at);
    if (outcome !== 'decided') return refuse({ kind: outcome });
    await follow(deps, tx, { actor, at, request, approve });
    return accept(request);
  });
  if (result.ok) deps.bell.ring('send');
  return result;
}

/** What has changed since it was asked, so that it can no longer be done. */
async function whyNot(tx: Tx, request: StaffRequest, at: Date) {
  if (request.state !== 'pending') return { kind: 'not-pending' } as const;
  const account = await readPerson(tx, request.person.id, false);
  if (account === null || !isAsItWas(account, request)) return { kind: 'changed-meanwhile' } as const;
  if (request.kind === 'role') return whyNotMoved(tx, account, request, at);
  const taken = request.email !== null && (await isAddressTaken(tx, request.email));
  return taken ? ({ kind: 'address-taken' } as const) : null;
}

const isAsItWas = ({ role, status }: Person, { kind, formerRole }: StaffRequest): boolean =>
  role === formerRole &&
  (kind === 'new' ? status === 'awaiting' : status === 'active' || status === 'invited');

type Decided = {
  readonly actor: Actor;
  readonly at: Date;
  readonly request: StaffRequest;
  readonly approve: boolean;
};

async function follow(deps: Deps, tx: Tx, { actor, at, request, approve }: Decided): Promise<void> {
  const { kind, person, formerRole: from, role: to } = request;
  const action = approve ? 'account.change-approved' : 'account.change-refused';
  const detail = { kind, from, to, request: request.id };
  await noteAccount(tx, { actor, at, action, userId: person.id, detail });
  if (!approve) return;
  if (kind === 'new') return invite(deps, tx, person.id, at);
  if (kind === 'factors') return tellOfLostFactors(deps, tx, { actor, at, request });
  await endSessionsOf(tx, person.id, at);
  await tellOfPlacement(deps, tx, person.id, { actor, at });
}

/** The database has taken every factor and ended every session; the person hears of it, in case it was not they who asked. */
function tellOfLostFactors(
  { newId }: Pick<Deps, 'newId'>,
  tx: Tx,
  { actor, at, request }: Omit<Decided, 'approve'>,
): Promise<void> {
  return recordAccountChange(tx, {
    userId: request.person.id,
    actorLabel: actor.label,
    action: 'factor.reset',
    detail: { request: request.id },
    news: 'factor-removed',
    now: at,
    newId,
  });
}

/** Who asked takes it back; an account that was only asked for is closed with it. */
export async function withdrawOwnRequest(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Result<undefined, NotFound | { readonly kind: 'not-pending' }>> {
  if (!mayOpen(actor.role, 'staff-administration')) return refuse({ kind: 'not-found' });
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const request = await findRequest(tx, id);
    if (request?.requestedBy.id !== actor.userId) return refuse({ kind: 'not-found' });
    if (!(await withdrawRequest(tx, id))) return refuse({ kind: 'not-pending' });
    const account = await lockAccount(tx, request.person.id);
    if (account?.status === 'awaiting')
      await closeAccount(tx, account.id, { suspension: 'not-approved', at });
    const detail = { kind: request.kind, request: id };
    await noteAccount(tx, {
      actor,
      at,
      action: 'account.change-withdrawn',
      userId: request.person.id,
      detail,
    });
    return accept(undefined);
  });
}
