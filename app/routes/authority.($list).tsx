import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Tabs } from '#app/components/content/tabs.tsx';
import { AcceptedTable, LateTable, WaitingTable } from '#app/components/handover/authority-tables.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { authorityLists, isAuthorityList } from '#app/domain/oversight/authority-lists.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewAuthority } from '#app/usecases/oversight/view-authority.server.ts';

export const meta = titled('Our children');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const list = params['list'] ?? 'waiting';
  if (!isAuthorityList(list)) throw forbiddenAsUnknown();
  const view = await viewAuthority(context.deps, actor, list, pageAsked(new URL(request.url).searchParams));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const words = {
  waiting: { tab: 'Handovers to answer', none: 'No handover waits for your answer.' },
  cases: { tab: 'Accepted cases', none: 'You have accepted no case, or all of them are closed.' },
  overdue: { tab: 'Overdue', none: 'Nothing is overdue.' },
} as const;

export default function Authority() {
  const { authority, page, counts, now } = useLoaderData<typeof loader>();
  const tabs = authorityLists.map((list) => ({
    to: `/authority/${list}`,
    words: words[list].tab,
    count: counts[list],
    current: list === page.list,
    alarming: list === 'overdue',
  }));
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/authority/${page.list}?${name}=${cursor}`;
  return (
    <Page title="Our children" caption={authority} wide>
      <Tabs tabs={tabs} label="Lists" />
      <h2 className="govuk-heading-m">{words[page.list].tab}</h2>
      {page.rows.length === 0 && <EmptyState title={words[page.list].none} />}
      {page.rows.length > 0 && page.list === 'waiting' && <WaitingTable rows={page.rows} now={now} />}
      {page.rows.length > 0 && page.list === 'cases' && <AcceptedTable rows={page.rows} now={now} />}
      {page.rows.length > 0 && page.list === 'overdue' && <LateTable rows={page.rows} now={now} />}
      <Pagination
        newer={to('before', page.before)}
        older={to('after', page.after)}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </Page>
  );
}
