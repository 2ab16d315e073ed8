import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DeadlinePage } from '#app/components/deadline/deadline-page.tsx';
import { ConfirmExtension, ExtensionForm } from '#app/components/deadline/extension-form.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { formatMoment } from '#app/components/time/london.ts';
import { extensionReasons } from '#app/domain/deadline/reasons.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openDeadline, reasonFields } from '#app/http/deadline.server.ts';
import { day, dayBoxes, ticked } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { askAgain, invalid, refused } from '#app/http/refusal.server.ts';
import { extendDeadline, type ExtendDeadlineRefusal } from '#app/usecases/deadline/extend-deadline.server.ts';

const title = 'Extend a deadline';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openDeadline(args, 'extend');

const schema = z.object({
  ...reasonFields(extensionReasons),
  on: day('Enter the day on which it shall be due'),
  confirmed: ticked(),
});

/** First what it would be, then the same again with the confirmation. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { version, on, reason, confirmed } = form.value;
  const note = form.value.note ?? '';
  const ref = { id: idFrom(params, 'deadlineId'), version };
  const result = await extendDeadline(context.deps, actor, ref, { on, reason, note, confirmed });
  const values = { version: String(version), reason, note, ...dayBoxes('on', on) };
  if (!result.ok) return refused(result.error, values, fieldOf(result.error.kind));
  const { caseId, dueAt } = result.value;
  if (!confirmed) return askAgain({ ...values, wouldBe: dueAt.toISOString() });
  return redirectSaying(
    `/cases/${caseId}`,
    `Extended. It is now due on ${formatMoment(dueAt.toISOString())}.`,
    context,
  );
}

function fieldOf(kind: ExtendDeadlineRefusal['kind']): string {
  if (kind === 'note-needed') return 'note';
  if (kind === 'law-does-not-wait') return 'reason';
  return kind === 'not-later' || kind === 'not-ahead' || kind === 'too-far' ? 'on' : 'form';
}

export default function Extend() {
  const { deadline } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const wouldBe = form?.values['wouldBe'];
  return (
    <DeadlinePage title={title} deadline={deadline} form={form}>
      {typeof wouldBe === 'string' ? (
        <ConfirmExtension deadline={deadline} wouldBe={wouldBe} form={form} />
      ) : (
        <ExtensionForm deadline={deadline} form={form} />
      )}
    </DeadlinePage>
  );
}
