import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { duplicateReasons } from '#app/domain/referral/duplicates.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewDuplicates } from '#app/usecases/oversight/view-duplicates.server.ts';

const title = 'Other cases that may be about the same child';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewDuplicates(context.deps, actor, idFrom(params, 'caseId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export default function Duplicates() {
  const { caseId, reference, duplicates } = useLoaderData<typeof loader>();
  return (
    <Page title={title} caption={reference} back={{ to: `/cases/${caseId}`, words: 'The case' }}>
      <p className="govuk-body">
        Nothing is ever merged by itself. If two cases are about one child, agree with both authorities which
        case goes on, and close the other with that reason.
      </p>
      {duplicates.length === 0 ? (
        <EmptyState title="No other open case looks like this one." />
      ) : (
        <Table
          caption="Likeliest first"
          rows={duplicates}
          keyOf={(row) => row.caseId}
          columns={[
            {
              heading: 'Case',
              cell: (row) => (
                <a className="govuk-link cg-reference" href={`/cases/${row.caseId}`}>
                  {row.reference}
                </a>
              ),
            },
            {
              heading: 'Why',
              cell: ({ reasons }) => reasons.map((code) => duplicateReasons[code]).join('. '),
            },
          ]}
        />
      )}
    </Page>
  );
}
