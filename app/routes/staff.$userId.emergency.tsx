import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { HeldList } from '#app/components/staff/held-list.tsx';
import { emergencyWords } from '#app/components/staff/words.ts';
import { emergencyReasons } from '#app/domain/staff/suspension.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { openPerson } from '#app/http/staff.server.ts';
import { suspendAtOnce } from '#app/usecases/staff/suspend.server.ts';

const title = 'Take access away now';
export const meta = titled(title);

export const loader = (args: LoaderFunctionArgs) => openPerson(args);

const schema = z.object({ reason: choice(emergencyReasons, 'Choose why access has to end now') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await suspendAtOnce(context.deps, actor, userId, form.value.reason);
  if (!result.ok) return refused(result.error, form.value);
  const said = 'Access has ended everywhere. The coordinators and the manager were told.';
  return redirectSaying(`/staff/${userId}`, said, context);
}

const reasons = emergencyReasons.map((value) => ({ value, label: emergencyWords[value] }));

export default function Emergency() {
  const { person, held } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      <p className="govuk-body">
        For an account or a device that may be in the wrong hands, or a concern that cannot wait. Nothing is
        handed on first: the coordinators get an urgent task, the manager is told, and what falls due climbs
        past this person.
      </p>
      {held.length > 0 && (
        <>
          <WarningText>This stays with nobody until a coordinator has handed it on.</WarningText>
          <HeldList held={held} name={person.name} />
        </>
      )}
      <PostForm>
        <Radios name="reason" label="Why must access end now?" options={reasons} form={form} />
        <Button tone="warning">Take access away now</Button>
      </PostForm>
    </Page>
  );
}
