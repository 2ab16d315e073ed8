import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { AlertTable } from '#app/components/oversight/alert-table.tsx';
import { AuditTabs } from '#app/components/oversight/audit-tabs.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewAlerts } from '#app/usecases/audit/review-alert.server.ts';

export const meta = titled('Looks to ask about');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const waiting = query.get('show') === 'waiting';
  const view = await viewAlerts(context.deps, actor, pageAsked(query), waiting);
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, waiting };
}

export default function LooksToAskAbout() {
  const { page, waits, waiting } = useLoaderData<typeof loader>();
  const kept: Record<string, string> = waiting ? { show: 'waiting' } : {};
  const to = (name: string, cursor: string | null) =>
    cursor && `/audit/alerts?${new URLSearchParams({ ...kept, [name]: cursor }).toString()}`;
  return (
    <Page title="Looks to ask about" caption="Audit" wide>
      <AuditTabs current="/audit/alerts" />
      <p className="govuk-body">
        Looks at records that are out of the ordinary, found by rule half an hour after they were made. That
        one stands here says that somebody has to ask, not that anything was wrong. Waiting for review:{' '}
        {waits}.
      </p>
      <Filters clearTo="/audit/alerts" label="Show only">
        <Select
          name="show"
          label="What"
          empty="All"
          options={[{ value: 'waiting', label: 'Waiting for review' }]}
          form={{ errors: {}, values: kept }}
        />
      </Filters>
      {page.rows.length === 0 ? <EmptyState title="There is none." /> : <AlertTable rows={page.rows} />}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
