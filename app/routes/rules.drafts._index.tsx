import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { draftStates } from '#app/components/rules/draft-words.ts';
import { formatMoment, formatPlainDay } from '#app/components/time/london.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewDrafts } from '#app/usecases/rules/view-draft.server.ts';

export const meta = titled('Changes of rules');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewDrafts(context.deps, actor, pageAsked(new URL(request.url).searchParams));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export default function Drafts() {
  const { page, mayDraft } = useLoaderData<typeof loader>();
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/rules/drafts?${name}=${cursor}`;
  return (
    <Page title="Changes of rules" back={{ to: '/rules', words: 'All rules' }} wide>
      <p className="govuk-body">
        An administrator drafts a new version of a rule, and a second person approves or rejects it.
        {mayDraft && ' To begin one, open the rule.'}
      </p>
      {page.rows.length === 0 ? (
        <EmptyState title="No rule was ever changed here." />
      ) : (
        <Table
          caption="Changes of rules"
          captionHidden
          rows={page.rows}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'Rule',
              cell: ({ id, body }) => (
                <a className="govuk-link" href={`/rules/drafts/${id}`}>
                  {body.title}, version {body.version}
                </a>
              ),
            },
            {
              heading: 'State',
              cell: ({ state }) => <Tag tone={draftStates[state].tone}>{draftStates[state].words}</Tag>,
            },
            { heading: 'From', cell: ({ body }) => formatPlainDay(body.validFrom) },
            {
              heading: 'Drafted',
              cell: ({ draftedBy, draftedAt }) => `${draftedBy}, ${formatMoment(draftedAt)}`,
            },
          ]}
        />
      )}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
