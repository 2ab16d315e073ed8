import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DeadlinePage } from '#app/components/deadline/deadline-page.tsx';
import { ConfirmWaiver, WaiverForm } from '#app/components/deadline/waiver-form.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { waiverReasons } from '#app/domain/deadline/reasons.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openDeadline, reasonFields } from '#app/http/deadline.server.ts';
import { ticked } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { askAgain, invalid, refused } from '#app/http/refusal.server.ts';
import { waiveDeadline } from '#app/usecases/deadline/waive-deadline.server.ts';

const title = 'This duty does not apply';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openDeadline(args, 'waive');

const schema = z.object({ ...reasonFields(waiverReasons), confirmed: ticked() });

/** It cannot be undone: first the reason, then the same again with the confirmation. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { version, reason, confirmed } = form.value;
  const note = form.value.note ?? '';
  const values = { version: String(version), reason, note };
  if (!confirmed) return askAgain({ ...values, asked: 'yes' });
  const ref = { id: idFrom(params, 'deadlineId'), version };
  const result = await waiveDeadline(context.deps, actor, ref, { reason, note });
  if (!result.ok) return refused(result.error, values);
  return redirectSaying(
    `/cases/${result.value.caseId}`,
    'Kept: this duty does not apply. Nobody is reminded of it any more.',
    context,
  );
}

export default function Waive() {
  const { deadline } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <DeadlinePage title={title} deadline={deadline} form={form}>
      {form?.values['asked'] === 'yes' ? (
        <ConfirmWaiver deadline={deadline} form={form} />
      ) : (
        <WaiverForm deadline={deadline} form={form} />
      )}
    </DeadlinePage>
  );
}
