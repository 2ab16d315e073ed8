import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { Attempts } from '#app/components/oversight/attempt-table.tsx';
import { emailRows } from '#app/components/oversight/email-rows.tsx';
import { RetryEmail } from '#app/components/oversight/retry-email.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewEmail } from '#app/usecases/oversight/view-attempts.server.ts';

export const meta = titled('One e-mail');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewEmail(context.deps, actor, idFrom(params, 'emailId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export default function OneEmail() {
  const { email, mayRetry } = useLoaderData<typeof loader>();
  return (
    <Page title="One e-mail" back={{ to: '/operations/attempts', words: 'Attempts to send' }} wide>
      <SummaryList rows={emailRows(email)} />
      {mayRetry && <RetryEmail id={email.id} to={email.to} />}
      {email.attempts.length === 0 ? (
        <EmptyState title="Nothing has been tried yet." />
      ) : (
        <Attempts rows={email.attempts} />
      )}
    </Page>
  );
}
