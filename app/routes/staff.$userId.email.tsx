import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { addressField, openPerson } from '#app/http/staff.server.ts';
import { changeAddress } from '#app/usecases/staff/change-email.server.ts';

const title = 'Change an e-mail address';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openPerson(args);

const schema = z.object({
  email: addressField(),
  sure: z.literal('yes', 'Confirm that you have spoken to the person'),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await changeAddress(context.deps, actor, userId, form.value.email);
  if (!result.ok)
    return refused(result.error, form.value, result.error.kind === 'address-taken' ? 'email' : 'form');
  const said =
    result.value === 'asked'
      ? 'A second person was asked. Nothing changes until they agree.'
      : 'The e-mail address was changed, and the account is signed out everywhere.';
  return redirectSaying(`/staff/${userId}`, said, context);
}

export default function Email() {
  const { person } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      <p className="govuk-body">The address now: {person.email}</p>
      <WarningText>
        Whoever reads this address can open the account. Everything the service sends goes there from now on.
      </WarningText>
      <PostForm>
        <TextInput name="email" label="New e-mail address" type="email" form={form} />
        <Checkboxes
          name="sure"
          label="Confirm"
          options={[
            {
              value: 'yes',
              label: 'I have spoken to this person, on a number I knew before, and the address is theirs',
            },
          ]}
          form={form}
        />
        <Button tone="warning">Change the address</Button>
      </PostForm>
    </Page>
  );
}
