import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DeadlinePage, ReasonFields } from '#app/components/deadline/deadline-page.tsx';
import { resumeWords } from '#app/components/deadline/reason-words.ts';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { DueDate } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import { resumeReasons } from '#app/domain/deadline/reasons.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openDeadline, reasonFields } from '#app/http/deadline.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { resumeDeadline } from '#app/usecases/deadline/pause-deadline.server.ts';

const title = 'Start the clock again';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openDeadline(args, 'resume');

const schema = z.object(reasonFields(resumeReasons));

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { version, reason } = form.value;
  const said = { reason, note: form.value.note ?? '' };
  const ref = { id: idFrom(params, 'deadlineId'), version };
  const result = await resumeDeadline(context.deps, actor, ref, said);
  if (!result.ok) return refused(result.error, { version: String(version), ...said });
  const { caseId, dueAt } = result.value;
  const words = `The clock runs again. It is due on ${formatMoment(dueAt.toISOString())}.`;
  return redirectSaying(`/cases/${caseId}`, words, context);
}

export default function Resume() {
  const { deadline, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <DeadlinePage title={title} deadline={deadline} form={form}>
      <PostForm>
        {deadline.resumedDueAt !== null && (
          <p className="govuk-body">
            If the clock runs again now, it would be due: <DueDate at={deadline.resumedDueAt} now={now} />
          </p>
        )}
        <ReasonFields label="Why does it run again?" words={resumeWords} deadline={deadline} form={form} />
        <Button>Start the clock again</Button>
      </PostForm>
    </DeadlinePage>
  );
}
