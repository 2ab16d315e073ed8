import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/form/button.tsx';
import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { DateInput } from '#app/components/form/date-input.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { optionsFrom } from '#app/components/subject-request/words.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { requesters, type Requester } from '#app/domain/subject-request/codes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice, day, dayBoxes, requiredText, ticked } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { recordRequest } from '#app/usecases/subject-request/record-request.server.ts';

export const meta = titled('Record a request for access');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!mayOpen(actor.role, 'request-preparing')) throw forbiddenAsUnknown();
  return null;
}

const schema = z.object({
  reference: requiredText('Enter the reference of the case', 40),
  receivedOn: day('Enter when the request came'),
  requester: choice(Object.keys(requesters) as [Requester, ...Requester[]], 'Choose who asks'),
  identityChecked: ticked(),
});

const fields = { 'no-such-case': 'reference', 'in-the-future': 'receivedOn' } as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await recordRequest(context.deps, actor, form.value);
  if (result.ok) return redirectSaying(`/requests/${result.value.id}`, 'The request was recorded.', context);
  const { reference, receivedOn, requester, identityChecked } = form.value;
  const values = { reference, requester, identityChecked: identityChecked ? 'yes' : '' };
  const field: string = { ...fields, 'not-found': 'form', 'already-erased': 'reference' }[result.error.kind];
  return refused(result.error, { ...values, ...dayBoxes('receivedOn', receivedOn) }, field);
}

export default function RecordRequest() {
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Record a request for access"
      back={{ to: '/requests', words: 'Requests for access' }}
      form={form}
    >
      <PostForm>
        <TextInput
          name="reference"
          label="Case reference"
          hint="For example C-7KQ2-M4XP"
          width="10"
          form={form}
        />
        <DateInput name="receivedOn" label="When the request came" form={form} />
        <Radios name="requester" label="Who asks" form={form} options={optionsFrom(requesters)} />
        <Checkboxes
          name="identityChecked"
          label="Have you checked who asks, and for whom?"
          form={form}
          options={[{ value: 'yes', label: 'Yes, I have checked their identity and their right to ask' }]}
        />
        <Button>Record</Button>
      </PostForm>
    </Page>
  );
}
