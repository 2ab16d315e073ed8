import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ClosureForm, ConfirmClosure } from '#app/components/closures/closure-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { pageSize } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { authoritiesFor, readAuthority } from '#app/http/authority-field.server.ts';
import { day, dayBoxes, requiredText, ticked } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { closeAuthorityOn } from '#app/usecases/rules/close-authority.server.ts';

const title = 'Add a day on which an authority is closed';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  if (!mayOpen(actor.role, 'closures')) throw forbiddenAsUnknown();
  return { authorities: await authoritiesFor(context.deps), now: context.deps.now().toISOString() };
}

const schema = z.object({
  authority: requiredText('Choose an authority from the list'),
  date: day('Enter the day'),
  called: requiredText('Enter what the closure is called', 60),
  confirmed: ticked(),
});

/** First what it would move, then the same again with the confirmation. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  if (!mayOpen(actor.role, 'closures')) throw forbiddenAsUnknown();
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { authority, date, called: name, confirmed } = form.value;
  const values = { authority, called: name, ...dayBoxes('date', date) };
  const named = await readAuthority(context.deps, 'authority', authority);
  if (!named.ok) return invalid({ ok: false, errors: named.errors, values });
  const wanted = { authorityId: named.id, date, name, confirmed };
  const result = await closeAuthorityOn(context.deps, actor, wanted);
  if (!result.ok) return refused(result.error, values, 'date');
  if (confirmed) return redirectSaying('/closures', 'The day was added.', context);
  const { counts, moves } = result.value;
  const preview = { authorityId: named.id, date, counts, moves: moves.slice(0, pageSize) };
  return answer({ errors: {}, values, preview });
}

export default function AddClosure() {
  const { authorities, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const preview = form !== undefined && 'preview' in form ? form.preview : null;
  return (
    <Page
      title={preview === null ? title : 'Confirm the day'}
      back={{ to: '/closures', words: 'Days on which authorities are closed' }}
      form={form}
      wide={preview !== null}
    >
      {preview === null ? (
        <ClosureForm authorities={authorities} form={form} />
      ) : (
        <ConfirmClosure
          form={form}
          authority={authorities.find(({ id }) => id === preview.authorityId)?.name ?? ''}
          date={preview.date}
          preview={preview}
          now={now}
        />
      )}
    </Page>
  );
}
