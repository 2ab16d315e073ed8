import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ConfirmReopening } from '#app/components/closures/confirm-reopening.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { reopeningReasons } from '#app/domain/calendar/closure.ts';
import { pageSize } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { closedDayFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { reopenAuthorityOn, viewReopening } from '#app/usecases/rules/reopen-authority.server.ts';

const title = 'Take away a day on which an authority is closed';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewReopening(context.deps, actor, closedDayFrom(params));
  if (view === null) throw forbiddenAsUnknown();
  const { counts, moves } = view.preview;
  const preview = { counts, moves: moves.slice(0, pageSize) };
  return { ...view, preview, now: context.deps.now().toISOString() };
}

const schema = z.object({ why: choice(reopeningReasons, 'Choose why it is taken away') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const closed = closedDayFrom(params);
  const result = await reopenAuthorityOn(context.deps, actor, { ...closed, reason: form.value.why });
  if (!result.ok) return refused(result.error, form.value);
  return redirectSaying('/closures', 'The day was taken away.', context);
}

export default function RemoveClosure() {
  const view = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const back = { to: '/closures', words: 'Days on which authorities are closed' };
  return (
    <Page title={title} back={back} form={form} wide>
      <ConfirmReopening form={form} {...view} />
    </Page>
  );
}
