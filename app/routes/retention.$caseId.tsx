import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { KeepingForms } from '#app/components/retention/keeping-forms.tsx';
import { ErasureTable, HoldTable } from '#app/components/retention/retention-tables.tsx';
import { formatMoment, formatPlainDay } from '#app/components/time/london.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { keepingField, keepingSaid, keepingValues, readRecordKeeping } from '#app/http/retention.server.ts';
import { keepRecord } from '#app/usecases/retention/keep-records.server.ts';
import { viewRetentionOf } from '#app/usecases/retention/view-retention.server.ts';

export const meta = titled('Retention of a record');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewRetentionOf(context.deps, actor, idFrom(params, 'caseId'));
  if (view === null) throw forbiddenAsUnknown();
  const waiting = view.erasures.find(({ state }) => state === 'proposed');
  const decide = view.may.approve && waiting?.proposedById !== actor.userId ? (waiting?.id ?? null) : null;
  return { ...view, decide };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const caseId = idFrom(params, 'caseId');
  const form = await readRecordKeeping(request);
  if (!form.ok) return invalid(form);
  const result = await keepRecord(context.deps, actor, caseId, form.value);
  if (!result.ok)
    return refused(result.error, keepingValues(form.value), keepingField(form.value, result.error.kind));
  return redirectSaying(`/retention/${caseId}`, keepingSaid[form.value.verb], context);
}

export default function RetentionOfRecord() {
  const { file, due, holds, erasures, may, decide } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Retention of a record"
      caption={file.reference}
      back={{ to: '/retention', words: 'Retention and erasure' }}
      form={form}
      wide
    >
      <SummaryList
        rows={[
          { key: 'Case', value: file.status === 'open' ? 'Open' : 'Closed' },
          { key: 'Referred', value: formatMoment(file.openedAt) },
          { key: 'Closed', value: file.closedAt === null ? 'No' : formatMoment(file.closedAt) },
          { key: 'Due for review', value: due[0] ? `Since ${formatPlainDay(due[0].dueOn)}` : 'No' },
          { key: 'Erased', value: file.erasedAt === null ? 'No' : formatMoment(file.erasedAt) },
        ]}
      />
      {decide !== null && <ButtonLink to={`/retention/erasures/${decide}`}>Decide on the erasure</ButtonLink>}
      {may.keep && file.erasedAt === null && (
        <KeepingForms
          form={form}
          held={holds.some(({ liftedAt }) => liftedAt === null)}
          due={due.length > 0}
          proposed={erasures.some(({ state }) => state === 'proposed')}
          closed={file.status === 'closed'}
        />
      )}
      <h2 className="govuk-heading-m">Legal holds</h2>
      <HoldTable rows={holds} />
      <h2 className="govuk-heading-m">Erasure</h2>
      <ErasureTable rows={erasures} none="No erasure was proposed." />
    </Page>
  );
}
