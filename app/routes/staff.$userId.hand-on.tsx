import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Select } from '#app/components/form/select.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { handOnWords } from '#app/components/staff/hand-on-words.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { uuid } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { handOnCases, handOnPeople } from '#app/usecases/staff/hand-on.server.ts';
import { viewHandOn } from '#app/usecases/staff/view-staff.server.ts';

export const meta = titled('Hand on to a colleague');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewHandOn(context.deps, actor, idFrom(params, 'userId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({ to: uuid('Choose a colleague') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const userId = idFrom(params, 'userId');
  const view = await viewHandOn(context.deps, actor, userId);
  if (view === null) throw forbiddenAsUnknown();
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const handOn = view.what === 'people' ? handOnPeople : handOnCases;
  const result = await handOn(context.deps, actor, userId, form.value.to);
  if (!result.ok) return refused(result.error, form.value, 'to');
  return redirectSaying(`/staff/${userId}`, handOnWords[view.what].done(result.value), context);
}

export default function HandOn() {
  const { person, what, count, colleagues } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const words = handOnWords[what];
  return (
    <Page
      title={words.title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      <p className="govuk-body">{words.about(count)}</p>
      {colleagues.length === 0 ? (
        <p className="govuk-body">{words.nobody}</p>
      ) : (
        <PostForm>
          <Select
            name="to"
            label={words.to}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            form={form}
          />
          <Button>{words.button}</Button>
        </PostForm>
      )}
    </Page>
  );
}
