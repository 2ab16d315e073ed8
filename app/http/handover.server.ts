import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Actor } from '#app/domain/account/actor.ts';
import type { HandoverView } from '#app/domain/handover/handover-view.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewHandover } from '#app/usecases/handover/view-handover.server.ts';

export type OpenedHandover = {
  readonly actor: Actor;
  readonly view: HandoverView;
  readonly now: string;
};

/** The handover of this address as this reader may see it, or unknown. */
export async function openHandover({
  request,
  context,
  params,
}: LoaderFunctionArgs): Promise<OpenedHandover> {
  const actor = await requireActor(request, context);
  const view = await viewHandover(context.deps, actor, idFrom(params, 'handoverId'));
  if (view === null) throw forbiddenAsUnknown();
  return { actor, view, now: context.deps.now().toISOString() };
}
