import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { ItemGroups } from '#app/components/subject-request/item-groups.tsx';
import { RequestActions, RequestSummary } from '#app/components/subject-request/request-actions.tsx';
import { groupNames } from '#app/domain/subject-request/codes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice, optionalChoice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { ruleOnItems } from '#app/usecases/subject-request/decide-items.server.ts';
import { moveSubjectRequest, preparingVerbs } from '#app/usecases/subject-request/move-request.server.ts';
import { viewRequest } from '#app/usecases/subject-request/view-request.server.ts';

export const meta = titled('Request for access');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewRequest(context.deps, actor, idFrom(params, 'requestId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({
  verb: choice([...preparingVerbs, 'release-rest'], 'Choose what to do'),
  group: optionalChoice(groupNames, 'Choose what to release'),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const requestId = idFrom(params, 'requestId');
  const { verb, group } = form.value;
  const release = { decision: 'release', reason: null, phrases: [] } as const;
  const result =
    verb === 'release-rest'
      ? await ruleOnItems(context.deps, actor, { requestId, ruled: { group: group ?? 'access' } }, release)
      : await moveSubjectRequest(context.deps, actor, requestId, verb);
  if (!result.ok) return refused(result.error);
  return redirectSaying(`/requests/${requestId}`, 'Done.', context);
}

export default function OneRequest() {
  const { request, items, erased, may } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Request for access"
      caption={request.number}
      back={{ to: '/requests', words: 'Requests for access' }}
      form={form}
      wide
    >
      <RequestSummary request={request} />
      <RequestActions request={request} may={may} />
      {erased && <EmptyState title="The record of this child was erased: nothing is held any more." />}
      <ItemGroups requestId={request.id} items={items} prepare={may.prepare} />
    </Page>
  );
}
