import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { RuleFilters } from '#app/components/rules/rule-filters.tsx';
import { RuleTable } from '#app/components/rules/rule-table.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { valuesOf } from '#app/http/form.server.ts';
import { readRuleFilter } from '#app/http/rules.server.ts';
import { viewRules } from '#app/usecases/rules/view-rules.server.ts';

export const meta = titled('Rules');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const view = viewRules(context.deps, actor, readRuleFilter(query));
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, values: valuesOf(query) };
}

export default function Rules() {
  const { rows, total, events, maySeeDrafts, mayClose, values } = useLoaderData<typeof loader>();
  return (
    <Page title="Rules" wide>
      <p className="govuk-body">
        Every deadline of this service comes from one of these rules. Where a rule is only guidance, was not
        checked against its text, or is doubtful, the list says so. Nothing here is legal advice.
      </p>
      {maySeeDrafts && (
        <p className="govuk-body cg-screen-only">
          <a className="govuk-link" href="/rules/drafts">
            Changes of rules
          </a>
        </p>
      )}
      {mayClose && (
        <p className="govuk-body cg-screen-only">
          <a className="govuk-link" href="/closures">
            Days on which authorities are closed
          </a>
        </p>
      )}
      <RuleFilters form={{ errors: {}, values }} events={events} />
      <p className="govuk-body">
        {rows.length === total ? `${total} rules.` : `${rows.length} of ${total} rules.`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="No rule fits.">Take a filter away, or look for fewer words.</EmptyState>
      ) : (
        <RuleTable rows={rows} />
      )}
    </Page>
  );
}
