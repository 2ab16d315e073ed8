import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Filters } from '#app/components/form/filters.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { AuditTabs } from '#app/components/oversight/audit-tabs.tsx';
import { ChainState } from '#app/components/oversight/chain-state.tsx';
import { CheckpointTable } from '#app/components/oversight/checkpoint-table.tsx';
import { HowToVerify } from '#app/components/oversight/how-to-verify.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { readRange } from '#app/http/audit-range.server.ts';
import { viewCheckpoints } from '#app/usecases/audit/view-checkpoints.server.ts';

export const meta = titled('Checkpoints of the audit');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { range, errors, values } = readRange(new URL(request.url).searchParams);
  const view = await viewCheckpoints(context.deps, actor, range);
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, form: { errors, values } };
}

export default function CheckpointsOfTheAudit() {
  const { chain, checkpoints, form } = useLoaderData<typeof loader>();
  return (
    <Page title="Checkpoints" caption="Audit" form={form} wide>
      <AuditTabs current="/audit/checkpoints" />
      <ChainState chain={chain} />
      <Filters clearTo="/audit/checkpoints" label="Check these entries">
        <TextInput name="from" label="From entry" width="10" inputMode="numeric" form={form} />
        <TextInput name="to" label="To entry" width="10" inputMode="numeric" form={form} />
      </Filters>
      <CheckpointTable rows={checkpoints} />
      <HowToVerify publicKey={checkpoints[0]?.key ?? null} />
    </Page>
  );
}
