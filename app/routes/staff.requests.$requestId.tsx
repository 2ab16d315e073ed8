import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { DecideRequest, RequestSummary, WithdrawRequest } from '#app/components/staff/request-page.tsx';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import {
  decideOnRequest,
  viewRequest,
  withdrawOwnRequest,
} from '#app/usecases/staff/decide-request.server.ts';

const title = 'A change that takes two people';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewRequest(context.deps, actor, idFrom(params, 'requestId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({
  decision: choice(['agree', 'refuse', 'withdraw'], 'Choose whether you agree or refuse'),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const requestId = idFrom(params, 'requestId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { decision } = form.value;
  const result =
    decision === 'withdraw'
      ? await withdrawOwnRequest(context.deps, actor, requestId)
      : await decideOnRequest(context.deps, actor, requestId, decision === 'agree');
  if (!result.ok) return refused(result.error, form.value);
  const said = {
    agree: 'You agreed, and it was done.',
    refuse: 'It was refused.',
    withdraw: 'It was taken back.',
  };
  return redirectSaying('/staff/requests', said[decision], context);
}

export default function Request() {
  const { request, may } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={request.person.name}
      back={{ to: '/staff/requests', words: 'Changes that take two people' }}
      form={form}
    >
      <RequestSummary request={request} />
      {may.decide && <DecideRequest form={form} />}
      {may.withdraw && <WithdrawRequest />}
    </Page>
  );
}
