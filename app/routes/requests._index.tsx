import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requestStates } from '#app/components/subject-request/words.ts';
import { formatPlainDay } from '#app/components/time/london.ts';
import { requesters } from '#app/domain/subject-request/codes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewRequests } from '#app/usecases/subject-request/view-request.server.ts';

export const meta = titled('Requests for access');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewRequests(context.deps, actor);
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export default function Requests() {
  const { requests, mayPrepare } = useLoaderData<typeof loader>();
  return (
    <Page title="Requests for access" wide>
      <p className="govuk-body">
        Whoever asks to see what is held about a child may be somebody the child must be kept from. The
        data-protection lead prepares each answer, and a director or a service manager approves it.
      </p>
      {mayPrepare && <ButtonLink to="/requests/new">Record a request</ButtonLink>}
      {requests.length === 0 ? (
        <EmptyState title="No request was recorded." />
      ) : (
        <Table
          caption="Requests, those that are due first on top"
          rows={requests}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'Request',
              cell: ({ id, number }) => (
                <a className="govuk-link cg-reference" href={`/requests/${id}`}>
                  {number}
                </a>
              ),
            },
            { heading: 'Case', cell: ({ reference }) => <span className="cg-reference">{reference}</span> },
            { heading: 'Who asks', cell: ({ requester }) => requesters[requester] },
            { heading: 'Answer by', cell: ({ dueOn }) => formatPlainDay(dueOn) },
            {
              heading: 'State',
              cell: ({ state }) => <Tag tone={requestStates[state].tone}>{requestStates[state].words}</Tag>,
            },
          ]}
        />
      )}
    </Page>
  );
}
