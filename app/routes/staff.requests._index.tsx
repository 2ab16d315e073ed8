import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Tabs } from '#app/components/content/tabs.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { RequestTable } from '#app/components/staff/request-table.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewRequests } from '#app/usecases/staff/decide-request.server.ts';

const title = 'Changes that take two people';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const decided = query.get('show') === 'decided';
  const view = await viewRequests(context.deps, actor, !decided, pageAsked(query));
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, decided };
}

export default function Requests() {
  const { page, waiting, decided } = useLoaderData<typeof loader>();
  const to = (name: string, cursor: string | null) =>
    cursor &&
    `/staff/requests?${new URLSearchParams({ ...(decided ? { show: 'decided' } : {}), [name]: cursor }).toString()}`;
  return (
    <Page title={title} back={{ to: '/staff', words: 'Staff' }} wide>
      <p className="govuk-body">
        An administrator asks for a role that sees everybody or sets the rights of others, or for another
        address of such an account. A second administrator or the director agrees, or nothing changes.
      </p>
      <Tabs
        label="Requests"
        tabs={[
          { to: '/staff/requests', words: 'Waiting', count: waiting, current: !decided },
          { to: '/staff/requests?show=decided', words: 'Decided', current: decided },
        ]}
      />
      {page.rows.length === 0 ? (
        <EmptyState title={decided ? 'Nothing was decided yet.' : 'Nothing waits for a second person.'} />
      ) : (
        <RequestTable rows={page.rows} />
      )}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
