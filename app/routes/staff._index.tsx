import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { StaffFilters } from '#app/components/staff/staff-filters.tsx';
import { StaffActions, StaffSearch } from '#app/components/staff/staff-search.tsx';
import { StaffTable } from '#app/components/staff/staff-table.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import type { StaffRow } from '#app/domain/staff/staff-view.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { readStaffFilter, staffFilterValues } from '#app/http/staff.server.ts';
import { searchStaff, viewStaff } from '#app/usecases/staff/view-staff.server.ts';

export const meta = titled('Staff');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const filter = readStaffFilter(query);
  const view = await viewStaff(context.deps, actor, filter, pageAsked(query));
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, values: staffFilterValues(filter) };
}

const schema = z.object({ wanted: requiredText('Enter a part of a name or of an e-mail address') });

type Answer = {
  readonly errors: FieldErrors;
  readonly values: FormValues;
  readonly found: readonly StaffRow[] | null;
};

/** Answers on the same page: names and addresses stay out of the browser's address line and its history. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok)
    return answer<Answer>({ errors: form.errors, values: form.values, found: null }, { status: 422 });
  const found = await searchStaff(context.deps, actor, form.value.wanted);
  if (found === null) throw forbiddenAsUnknown();
  return answer<Answer>({ errors: {}, values: form.value, found });
}

export default function Staff() {
  const { page, authorities, values, may, today } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/staff?${new URLSearchParams({ ...values, [name]: cursor }).toString()}`;
  return (
    <Page title="Staff" form={form} wide>
      <StaffActions may={may} />
      <StaffSearch form={form} found={form?.found ?? null} today={today} />
      <h2 className="govuk-heading-m">Everybody, the newest first</h2>
      <StaffFilters values={values} authorities={authorities} />
      {page.rows.length === 0 ? (
        <EmptyState title="Nobody is like that." />
      ) : (
        <StaffTable rows={page.rows} caption="Everybody, the newest first" today={today} />
      )}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
