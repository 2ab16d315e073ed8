import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CasePage } from '#app/components/case/case-page.tsx';
import { Chronology, kindWords } from '#app/components/case/chronology.tsx';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { chronicleKinds } from '#app/domain/case/chronicle-kinds.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { openCase } from '#app/http/case.server.ts';
import { readChronology } from '#app/store/case/chronology-queries.server.ts';

export const meta = titled('Chronology of a case');

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const kind = chronicleKinds.find((one) => one === query.get('kind')) ?? null;
  return { kind, ...(await openCase(args, 'chronology', readChronology(pageAsked(query), kind))) };
}

const options = chronicleKinds.map((value) => ({ value, label: kindWords[value] }));

export default function ChronologyOfCase() {
  const { kind, body, ...view } = useLoaderData<typeof loader>();
  const path = `/cases/${view.header.caseId}/chronology`;
  const to = (name: string, cursor: string | null) =>
    cursor && `${path}?${new URLSearchParams({ ...(kind ? { kind } : {}), [name]: cursor }).toString()}`;
  return (
    <CasePage {...view} section="chronology">
      <h2 className="govuk-heading-m">Chronology</h2>
      <Filters clearTo={path} label="Show only this kind">
        <Select name="kind" label="Kind" options={options} onRecord={kind ?? ''} empty="Everything" />
      </Filters>
      {body.rows.length === 0 ? (
        <EmptyState title="Nothing of this kind has been recorded yet." />
      ) : (
        <Chronology entries={body.rows} />
      )}
      <Pagination newer={to('before', body.before)} older={to('after', body.after)} />
    </CasePage>
  );
}
