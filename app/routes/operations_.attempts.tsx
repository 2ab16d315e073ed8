import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { AttemptLog } from '#app/components/oversight/attempt-table.tsx';
import { outcomeWords } from '#app/components/oversight/attempt-words.ts';
import { loggedOutcomes } from '#app/domain/oversight/attempt-log.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewAttempts } from '#app/usecases/oversight/view-attempts.server.ts';

export const meta = titled('Attempts to send');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const outcome = loggedOutcomes.find((each) => each === query.get('outcome')) ?? null;
  const page = await viewAttempts(context.deps, actor, outcome, pageAsked(query));
  if (page === null) throw forbiddenAsUnknown();
  return { page, outcome };
}

export default function AttemptsToSend() {
  const { page, outcome } = useLoaderData<typeof loader>();
  const kept: Record<string, string> = outcome === null ? {} : { outcome };
  const to = (name: string, cursor: string | null) =>
    cursor === null
      ? null
      : `/operations/attempts?${new URLSearchParams({ ...kept, [name]: cursor }).toString()}`;
  return (
    <Page title="Attempts to send" back={{ to: '/operations', words: 'Operations' }} wide>
      <p className="govuk-body">
        Each time a worker tried to hand an e-mail to the mail server. An attempt without an end may have
        arrived; it is made again under the same Message-ID.
      </p>
      <Filters clearTo="/operations/attempts">
        <Select
          name="outcome"
          label="Outcome"
          empty="Any"
          form={{ errors: {}, values: kept }}
          options={loggedOutcomes.map((value) => ({ value, label: outcomeWords(value) }))}
        />
      </Filters>
      {page.rows.length === 0 ? <EmptyState title="No attempt matches." /> : <AttemptLog rows={page.rows} />}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
