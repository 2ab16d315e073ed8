import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { Backups } from '#app/components/oversight/backups.tsx';
import { DeadEmails } from '#app/components/oversight/dead-emails.tsx';
import { Figures } from '#app/components/oversight/figures.tsx';
import { Findings } from '#app/components/oversight/findings.tsx';
import { Outages } from '#app/components/oversight/outages.tsx';
import { QueueFigures } from '#app/components/oversight/queue-figures.tsx';
import { WorkerState } from '#app/components/oversight/worker-state.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { uuid } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { retryEmail } from '#app/usecases/oversight/retry-email.server.ts';
import { viewOperations } from '#app/usecases/oversight/view-operations.server.ts';

export const meta = titled('Operations');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const asked = pageAsked(new URL(request.url).searchParams);
  const view = await viewOperations(context.deps, actor, asked);
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({ email: uuid('Reload the page: it does not say which e-mail') });

/** Owes one dead e-mail again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await retryEmail(context.deps, actor, form.value.email);
  if (!result.ok) return refused(result.error);
  return redirectSaying('/operations', 'The e-mail will be tried again for 72 hours.', context);
}

export default function Operations() {
  const { operations, backups, hold, queue, dead, mayRetry, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/operations?${name}=${cursor}`;
  return (
    <Page title="Operations" form={form} wide>
      <p className="govuk-body">
        As it was on <Moment at={now} />. Reload to look again.
      </p>
      <WorkerState operations={operations} />
      <h2 className="govuk-heading-m">What is owed</h2>
      <Figures operations={operations} />
      <p className="govuk-body">
        <a className="govuk-link" href="/operations/attempts">
          Every attempt to send
        </a>
      </p>
      <Findings findings={operations.findings} />
      <h2 className="govuk-heading-m">Gaps of the last 30 days</h2>
      <Outages outages={operations.outages} />
      <h2 className="govuk-heading-m">Backups</h2>
      <Backups backups={backups} hold={hold} />
      <h2 className="govuk-heading-m">The queue</h2>
      <QueueFigures queue={queue} />
      <h2 className="govuk-heading-m">E-mails given up</h2>
      <DeadEmails emails={dead.rows} mayRetry={mayRetry} />
      <Pagination
        newer={to('before', dead.before)}
        older={to('after', dead.after)}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </Page>
  );
}
