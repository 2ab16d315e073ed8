import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { RequestSummary } from '#app/components/subject-request/request-actions.tsx';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { approvingVerbs, moveSubjectRequest } from '#app/usecases/subject-request/move-request.server.ts';
import { viewRequest } from '#app/usecases/subject-request/view-request.server.ts';

export const meta = titled('Decide on the answer to a request');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewRequest(context.deps, actor, idFrom(params, 'requestId'));
  if (!view?.may.decide) throw forbiddenAsUnknown();
  return { request: view.request };
}

const schema = z.object({ verb: choice(approvingVerbs, 'Choose whether you approve it') });

/** Whoever approves has proved within ten minutes who they are. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const requestId = idFrom(params, 'requestId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { verb } = form.value;
  const result = await moveSubjectRequest(context.deps, actor, requestId, verb);
  if (!result.ok) return refused(result.error, form.value);
  const said = verb === 'approve' ? 'The answer was approved.' : 'The answer was sent back.';
  return redirectSaying(`/requests/${requestId}`, said, context);
}

export default function DecideOnRequest() {
  const { request } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Decide on the answer"
      caption={request.number}
      back={{ to: `/requests/${request.id}`, words: 'The request' }}
      form={form}
    >
      <RequestSummary request={request} />
      <WarningText>
        Whoever asks may be somebody the child must be kept from. Look at every item of the request before you
        approve.
      </WarningText>
      <PostForm>
        <Radios
          name="verb"
          label="Your decision"
          form={form}
          options={[
            { value: 'approve', label: 'Approve: the answer may be released' },
            { value: 'return', label: 'Send it back to be prepared again' },
          ]}
        />
        <Button>Decide</Button>
      </PostForm>
    </Page>
  );
}
