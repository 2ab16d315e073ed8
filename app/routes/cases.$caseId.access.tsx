import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccessList } from '#app/components/case/access-list.tsx';
import { CasePage } from '#app/components/case/case-page.tsx';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { accessKinds } from '#app/domain/case/access-view.ts';
import { openCase } from '#app/http/case.server.ts';
import { readAccess, seqAsked } from '#app/store/case/access-queries.server.ts';

export const meta = titled('Who has looked at a case');

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const kind = accessKinds.find((one) => one === query.get('kind')) ?? null;
  return { kind, ...(await openCase(args, 'access', readAccess(seqAsked(query), kind))) };
}

const options = [
  { value: 'views', label: 'Looking' },
  { value: 'changes', label: 'Changes' },
];

export default function AccessToCase() {
  const { kind, body, ...view } = useLoaderData<typeof loader>();
  const path = `/cases/${view.header.caseId}/access`;
  const to = (name: string, seq: string | null) =>
    seq && `${path}?${new URLSearchParams({ ...(kind ? { kind } : {}), [name]: seq }).toString()}`;
  return (
    <CasePage {...view} section="access">
      <h2 className="govuk-heading-m">Who has looked at this record</h2>
      <p className="govuk-body">
        Every look and every change is kept and cannot be removed. Your own look at this page will stand here
        too.
      </p>
      <Filters clearTo={path} label="Show only">
        <Select
          name="kind"
          label="What"
          options={options}
          onRecord={kind ?? ''}
          empty="Looking and changes"
        />
      </Filters>
      {body.rows.length === 0 ? <EmptyState title="Nobody has, so far." /> : <AccessList rows={body.rows} />}
      <Pagination newer={to('before', body.before)} older={to('after', body.after)} />
    </CasePage>
  );
}
