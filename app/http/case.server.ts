import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import type { CaseSection } from '#app/domain/case/case-view.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { homeOf } from '#app/http/navigation.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewCase, type Viewed } from '#app/usecases/case/view-case.server.ts';

type Reader<T> = Parameters<typeof viewCase<T>>[3];

export type OpenedCase<T> = Viewed<T> & { readonly now: string; readonly home: string };

/** The wanted part of the case in the address, or its preview for those who may see no more, or unknown. */
export async function openCase<T>(
  { request, context, params }: LoaderFunctionArgs,
  section: CaseSection,
  read: Reader<T>,
): Promise<OpenedCase<T>> {
  const actor = await requireActor(request, context);
  const viewed = await viewCase(context.deps, actor, { caseId: idFrom(params, 'caseId'), section }, read);
  if (viewed.ok) return { ...viewed.value, now: context.deps.now().toISOString(), home: homeOf(actor.role) };
  if (viewed.error.kind === 'not-found') throw forbiddenAsUnknown();
  const { offerId, handoverId } = viewed.error;
  if (offerId !== null) throw redirect(`/offers/${offerId}`);
  if (handoverId !== null) throw redirect(`/handovers/${handoverId}`);
  throw forbiddenAsUnknown();
}
