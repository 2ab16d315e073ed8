import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { DueTable, ErasureTable, HoldTable } from '#app/components/retention/retention-tables.tsx';
import { ScheduleTable } from '#app/components/retention/schedule-table.tsx';
import { retentionSchedule } from '#app/domain/retention/schedule.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { findRetentionCase, viewRetention } from '#app/usecases/retention/view-retention.server.ts';

export const meta = titled('Retention and erasure');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewRetention(context.deps, actor);
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({ reference: requiredText('Enter a case reference', 40) });

/** Opens a case by its reference, which is posted and so in no address but its own. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const caseId = await findRetentionCase(context.deps, actor, form.value.reference);
  if (caseId !== null) return redirect(`/retention/${caseId}`);
  return answer({ errors: { reference: 'There is no such case' }, values: form.value }, { status: 422 });
}

export default function Retention() {
  const { due, holds, waiting, proofs } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="Retention and erasure" form={form} wide>
      <p className="govuk-body">
        Nothing is erased by itself. The data-protection lead decides about each record whose time is over,
        and a director approves an erasure.
      </p>
      <h2 className="govuk-heading-m">Due for review</h2>
      <DueTable rows={due} />
      <h2 className="govuk-heading-m">Waiting for a second person</h2>
      <ErasureTable rows={waiting} none="No erasure waits for a decision." />
      <h2 className="govuk-heading-m">Legal holds</h2>
      <HoldTable rows={holds} />
      <PostForm>
        <TextInput name="reference" label="Open another case by its reference" width="10" form={form} />
        <Button tone="secondary">Open</Button>
      </PostForm>
      <h2 className="govuk-heading-m">Proofs of erasure</h2>
      <ErasureTable rows={proofs} none="Nothing was erased yet." />
      <h2 className="govuk-heading-m">How long what is kept</h2>
      <ScheduleTable rules={retentionSchedule} />
    </Page>
  );
}
