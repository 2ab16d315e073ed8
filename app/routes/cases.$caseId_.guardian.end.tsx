import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { endWords } from '#app/components/matching/words.ts';
import { endReasons } from '#app/domain/guardian/appointment.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openChoice } from '#app/http/choice.server.ts';
import { choice as oneOf, uuid } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';

const title = 'End this guardianship';
export const meta = titled(title);

export const loader = async (args: LoaderFunctionArgs) => ({ choice: await openChoice(args) });

const schema = z.object({
  appointment: uuid('Reload the page: it does not say which guardianship'),
  reason: oneOf(endReasons, 'Choose why the guardianship ends'),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { appointment, reason } = form.value;
  const result = await endAppointment(context.deps, actor, appointment, reason);
  if (!result.ok) return refused(result.error, form.value);
  const said = 'The guardianship has ended. This child has no guardian: offer the child to another now.';
  return redirectSaying(`/cases/${idFrom(params, 'caseId')}/guardian`, said, context);
}

const reasons = endReasons.map((value) => ({ value, label: endWords[value] }));

export default function End() {
  const { choice } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { appointment } = choice;
  const list = `/cases/${choice.caseId}/guardian`;
  return (
    <Page title={title} caption={choice.reference} form={form} back={{ to: list, words: 'The guardian' }}>
      {appointment === null ? (
        <p className="govuk-body">This child has no guardian now, so there is nothing to end.</p>
      ) : (
        <PostForm>
          <input type="hidden" name="appointment" value={appointment.id} />
          <p className="govuk-body">{appointment.guardian} loses sight of this child at once.</p>
          <Radios name="reason" label="Why does it end?" form={form} options={reasons} />
          <WarningText>
            The child has no guardian from that moment until you appoint another. It cannot be undone.
          </WarningText>
          <Button tone="warning">End the guardianship now</Button>
        </PostForm>
      )}
    </Page>
  );
}
