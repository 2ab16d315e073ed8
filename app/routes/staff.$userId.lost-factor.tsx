import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { openPerson } from '#app/http/staff.server.ts';
import { askFactorRemoval } from '#app/usecases/staff/ask-factor-removal.server.ts';

const title = 'Every way to sign in is lost';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openPerson(args);

const schema = z.object({ sure: z.literal('yes', 'Confirm that you have spoken to the person') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await askFactorRemoval(context.deps, actor, userId);
  if (!result.ok) return refused(result.error);
  const said = 'A second person was asked. Nothing changes until they agree.';
  return redirectSaying(`/staff/${userId}`, said, context);
}

export default function LostFactor() {
  const { person } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      <p className="govuk-body">
        For somebody who has neither passkey, authenticator app nor recovery codes any more. When a second
        person agrees, all of them stop working, the account is signed out everywhere, and at the next sign-in
        by password a new way has to be set up. {person.name} is told now and then.
      </p>
      <WarningText>
        This is how somebody who knows the password would get in. Ask only if you are sure who it is.
      </WarningText>
      <PostForm>
        <Checkboxes
          name="sure"
          label="Confirm"
          options={[
            {
              value: 'yes',
              label: 'I have spoken to this person, on a number I knew before, and they have lost every one',
            },
          ]}
          form={form}
        />
        <Button tone="warning">Ask a second person</Button>
      </PostForm>
    </Page>
  );
}
