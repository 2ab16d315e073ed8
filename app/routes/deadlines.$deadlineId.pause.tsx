import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DeadlinePage, ReasonFields } from '#app/components/deadline/deadline-page.tsx';
import { pauseWords } from '#app/components/deadline/reason-words.ts';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { pauseReasons } from '#app/domain/deadline/reasons.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openDeadline, reasonFields } from '#app/http/deadline.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { pauseDeadline } from '#app/usecases/deadline/pause-deadline.server.ts';

const title = 'Pause a deadline';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openDeadline(args, 'pause');

const schema = z.object(reasonFields(pauseReasons));

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { version, reason } = form.value;
  const said = { reason, note: form.value.note ?? '' };
  const ref = { id: idFrom(params, 'deadlineId'), version };
  const result = await pauseDeadline(context.deps, actor, ref, said);
  if (!result.ok) return refused(result.error, { version: String(version), ...said });
  return redirectSaying(
    `/cases/${result.value.caseId}`,
    'Paused. Start the clock again as soon as what stands in the way is gone.',
    context,
  );
}

export default function Pause() {
  const { deadline } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <DeadlinePage title={title} deadline={deadline} form={form}>
      <PostForm>
        <p className="govuk-body">
          The clock stands still from now. Nobody is reminded until somebody starts it again; whole days in
          between are added to the date.
        </p>
        <ReasonFields label="Why has it to wait?" words={pauseWords} deadline={deadline} form={form} />
        <Button>Pause it</Button>
      </PostForm>
    </DeadlinePage>
  );
}
