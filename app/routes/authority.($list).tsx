import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Tabs } from '#app/components/content/tabs.tsx';
import {
  AcceptedTable,
  HandedOnTable,
  LateTable,
  WaitingTable,
} from '#app/components/handover/authority-tables.tsx';
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
  'handed-on': { tab: 'Handed on', none: 'No other authority has accepted a child from you.' },
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
      <List page={page} now={now} />
      <Pagination
        newer={to('before', page.before)}
        older={to('after', page.after)}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </Page>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function List({ page, now }: Pick<Loaded, 'page' | 'now'>) {
  if (page.rows.length === 0) return <EmptyState title={words[page.list].none} />;
  switch (page.list) {
    case 'waiting':
      return <WaitingTable rows={page.rows} now={now} />;
    case 'cases':
      return <AcceptedTable rows={page.rows} now={now} />;
    case 'overdue':
      return <LateTable rows={page.rows} now={now} />;
    case 'handed-on':
      return <HandedOnTable rows={page.rows} />;
  }
}
