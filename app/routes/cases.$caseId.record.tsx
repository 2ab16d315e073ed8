import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { childName } from '#app/components/case/child-name.ts';
import { RecordForm } from '#app/components/case/record-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { isRecordableWork } from '#app/domain/case/work.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openCase } from '#app/http/case.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { blamed, typedWork, wallNow, workFrom, workSchema } from '#app/http/work.server.ts';
import { readRecordable } from '#app/store/case/work-queries.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';

export const meta = titled('Record what was done');

export async function loader(args: LoaderFunctionArgs) {
  const what = new URL(args.request.url).searchParams.get('what') ?? '';
  return {
    chosen: isRecordableWork(what) ? what : null,
    formKey: args.context.deps.newId(),
    ...wallNow(args.context.deps.now()),
    ...(await openCase(args, 'record', readRecordable)),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const caseId = idFrom(params, 'caseId');
  const form = await readForm(request, workSchema);
  if (!form.ok) return invalid(form);
  const result = await recordWork(context.deps, actor, caseId, workFrom(form.value));
  if (result.ok) return redirect(`/cases/${caseId}/recorded/${result.value.eventId}`);
  return refused(result.error, typedWork(form.value), blamed(result.error.kind));
}

export default function RecordWork() {
  const { header, body, chosen, formKey, today, time } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Record what was done"
      caption={`${childName(header)}, ${header.reference}`}
      back={{ to: `/cases/${header.caseId}`, words: 'Back to the case' }}
      form={form}
    >
      <RecordForm work={body} chosen={chosen} formKey={formKey} today={today} time={time} form={form} />
    </Page>
  );
}
