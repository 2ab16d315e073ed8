import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { PlanFaultTable } from '#app/components/oversight/plan-fault-table.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewPlanFaults } from '#app/usecases/oversight/view-plan-faults.server.ts';

const title = 'Deadlines planned otherwise than their rule says';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const asked = pageAsked(new URL(request.url).searchParams);
  const page = await viewPlanFaults(context.deps, actor, asked);
  if (page === null) throw forbiddenAsUnknown();
  return page;
}

export default function PlanFaults() {
  const { rows, before, after } = useLoaderData<typeof loader>();
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/operations/plans?${name}=${cursor}`;
  return (
    <Page title={title} back={{ to: '/operations', words: 'Operations' }} wide>
      <p className="govuk-body">
        Every hour the worker computes each running deadline once more, with its reminders and escalations,
        and compares it with what is kept. It changes nothing: look at the date in the case, tell whoever must
        act yourself, and tell whoever maintains this service. A line goes away at the next check after it is
        right.
      </p>
      {rows.length === 0 ? <EmptyState title="None was found." /> : <PlanFaultTable rows={rows} />}
      <Pagination
        newer={to('before', before)}
        older={to('after', after)}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </Page>
  );
}
