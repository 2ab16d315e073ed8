import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { HandOnLinks } from '#app/components/staff/account-actions.tsx';
import { HeldList } from '#app/components/staff/held-list.tsx';
import { leavingWords } from '#app/components/staff/words.ts';
import { leavingReasons } from '#app/domain/staff/suspension.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { openPerson } from '#app/http/staff.server.ts';
import { suspendLeaver } from '#app/usecases/staff/suspend.server.ts';

const title = 'Close an account';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openPerson(args);

const schema = z.object({ reason: choice(leavingReasons, 'Choose why the account is closed') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await suspendLeaver(context.deps, actor, userId, form.value.reason);
  if (!result.ok) return refused(result.error, form.value);
  return redirectSaying(`/staff/${userId}`, 'The account was closed and is signed out everywhere.', context);
}

const reasons = leavingReasons.map((value) => ({ value, label: leavingWords[value] }));

export default function Suspend() {
  const { person, held, may } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      {held.length > 0 ? (
        <>
          <WarningText>
            The account can be closed when nothing is listed here any more, so that no child is left with
            nobody.
          </WarningText>
          <HeldList held={held} name={person.name} />
          <HandOnLinks person={person} held={held} may={may} />
          <p className="govuk-body">
            If the account itself is a danger,{' '}
            <a className="govuk-link" href={`/staff/${person.id}/emergency`}>
              take access away now
            </a>
            .
          </p>
        </>
      ) : (
        <PostForm>
          <p className="govuk-body">
            {person.name} holds nothing that needs somebody. They are signed out everywhere at once.
          </p>
          <Radios name="reason" label="Why is the account closed?" options={reasons} form={form} />
          <Button tone="warning">Close the account</Button>
        </PostForm>
      )}
    </Page>
  );
}
