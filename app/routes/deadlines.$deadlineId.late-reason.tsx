import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DeadlinePage, ReasonFields } from '#app/components/deadline/deadline-page.tsx';
import { latenessWords } from '#app/components/deadline/reason-words.ts';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { latenessReasons } from '#app/domain/deadline/reasons.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openDeadline, reasonFields } from '#app/http/deadline.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { explainLateness } from '#app/usecases/deadline/explain-lateness.server.ts';

const title = 'Why was this late?';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openDeadline(args, 'explain-lateness');

const schema = z.object(reasonFields(latenessReasons));

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { version, reason } = form.value;
  const said = { reason, note: form.value.note ?? '' };
  const ref = { id: idFrom(params, 'deadlineId'), version };
  const result = await explainLateness(context.deps, actor, ref, said);
  if (!result.ok)
    return refused(
      result.error,
      { version: String(version), ...said },
      result.error.kind === 'note-needed' ? 'note' : 'form',
    );
  return redirectSaying(`/cases/${result.value.caseId}`, 'The reason was kept with the deadline.', context);
}

export default function LateReason() {
  const { deadline } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <DeadlinePage title={title} deadline={deadline} form={form}>
      <PostForm>
        <ReasonFields label="Why was it late?" words={latenessWords} deadline={deadline} form={form} />
        <p className="govuk-hint">A reason can be given once and stays in the history.</p>
        <Button>Save</Button>
      </PostForm>
    </DeadlinePage>
  );
}
