import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { AuditTabs } from '#app/components/oversight/audit-tabs.tsx';
import { EmergencyTables } from '#app/components/oversight/emergency-table.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewEmergencies } from '#app/usecases/audit/view-emergencies.server.ts';

export const meta = titled('Emergency access');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const waiting = query.get('show') === 'waiting';
  const view = await viewEmergencies(context.deps, actor, pageAsked(query), waiting);
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, waiting };
}

export default function EmergencyAccesses() {
  const { page, waits, waiting } = useLoaderData<typeof loader>();
  const kept: Record<string, string> = waiting ? { show: 'waiting' } : {};
  const to = (name: string, cursor: string | null) =>
    cursor && `/audit/emergency?${new URLSearchParams({ ...kept, [name]: cursor }).toString()}`;
  return (
    <Page title="Emergency access" caption="Audit" wide>
      <AuditTabs current="/audit/emergency" />
      <p className="govuk-body">
        Records that somebody without any relation to the child opened for two hours. Waiting for review:{' '}
        {waits}. Each Monday at 9 the data protection lead is asked to review those of the week before.
      </p>
      <Filters clearTo="/audit/emergency" label="Show only">
        <Select
          name="show"
          label="What"
          empty="All"
          options={[{ value: 'waiting', label: 'Waiting for review' }]}
          form={{ errors: {}, values: kept }}
        />
      </Filters>
      {page.rows.length === 0 ? <EmptyState title="There is none." /> : <EmergencyTables rows={page.rows} />}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
