import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { roleWords, suspensionWords } from '#app/components/staff/words.ts';
import { needsNewPassword } from '#app/domain/staff/suspension.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { openPerson } from '#app/http/staff.server.ts';
import { reinstate } from '#app/usecases/staff/reinstate.server.ts';

const title = 'Let somebody back in';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openPerson(args);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const userId = idFrom(params, 'userId');
  const result = await reinstate(context.deps, actor, userId);
  if (!result.ok) return refused(result.error);
  return redirectSaying(`/staff/${userId}`, 'The account is open again.', context);
}

export default function Reinstate() {
  const { person } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      <p className="govuk-body">Why the account was closed: {suspensionWords(person.suspension)}.</p>
      <p className="govuk-body">
        It opens again with the role it had: {roleWords(person.role)}
        {person.authority !== null && `, ${person.authority}`}. Children who were handed on stay with whoever
        has them now.
      </p>
      {needsNewPassword(person.suspension) && (
        <p className="govuk-body">
          They get an e-mail with a link and choose a new password first: the old one may be known to others.
        </p>
      )}
      <PostForm>
        <Button>Open the account again</Button>
      </PostForm>
    </Page>
  );
}
