import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { AuditTabs } from '#app/components/oversight/audit-tabs.tsx';
import { AuditTable } from '#app/components/oversight/audit-table.tsx';
import { auditWords } from '#app/components/oversight/audit-words.ts';
import { ChainState } from '#app/components/oversight/chain-state.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { readAuditFilter } from '#app/http/audit.server.ts';
import { seqAsked } from '#app/store/case/access-queries.server.ts';
import { viewAudit } from '#app/usecases/oversight/view-audit.server.ts';

export const meta = titled('Audit');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const view = await viewAudit(context.deps, actor, readAuditFilter(query), seqAsked(query));
  if (view === null) throw forbiddenAsUnknown();
  const kept = ['action', 'actor', 'reference'].flatMap((name) => {
    const value = query.get(name);
    return value ? [[name, value] as const] : [];
  });
  return { ...view, values: Object.fromEntries(kept) };
}

export default function Audit() {
  const { page, chain, actions, staff, values } = useLoaderData<typeof loader>();
  const form = { errors: {}, values };
  const to = (name: string, seq: string | null) =>
    seq === null ? null : `/audit?${new URLSearchParams({ ...values, [name]: seq }).toString()}`;
  return (
    <Page title="Audit" wide>
      <AuditTabs current="/audit" />
      <ChainState chain={chain} />
      <Filters clearTo="/audit">
        <Select
          name="action"
          label="What was done"
          empty="Anything"
          form={form}
          options={actions.map((value) => ({ value, label: auditWords({ action: value, part: null }) }))}
        />
        <Select
          name="actor"
          label="By whom"
          empty="Anybody"
          form={form}
          options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextInput name="reference" label="Case reference" width="10" form={form} />
      </Filters>
      {page.rows.length === 0 ? <EmptyState title="No entry matches." /> : <AuditTable rows={page.rows} />}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
