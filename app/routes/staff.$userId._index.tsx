import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { HeldList } from '#app/components/staff/held-list.tsx';
import { AccountActions, HandOnLinks } from '#app/components/staff/account-actions.tsx';
import { PersonSummary } from '#app/components/staff/person-summary.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { inviteAgain } from '#app/usecases/staff/add-colleague.server.ts';
import { askCoordinators } from '#app/usecases/staff/suspend.server.ts';
import { viewPerson } from '#app/usecases/staff/view-staff.server.ts';

export const meta = titled('A colleague');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewPerson(context.deps, actor, idFrom(params, 'userId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({ intent: choice(['ask', 'invite'], 'Reload the page and choose again') });

/** Asks the coordinators to hand on what an administrator may not see, or sends an invitation once more. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { deps } = context;
  const inviting = form.value.intent === 'invite';
  const result = inviting
    ? await inviteAgain(deps, actor, userId)
    : await askCoordinators(deps, actor, userId);
  if (!result.ok) return refused(result.error);
  const said = inviting
    ? 'A new invitation is on its way. It works for 72 hours.'
    : 'The coordinators were asked to hand on what is listed.';
  return redirectSaying(`/staff/${userId}`, said, context);
}

export default function Colleague() {
  const { person, held, own, may, today } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={person.name} back={{ to: '/staff', words: 'Staff' }} form={form}>
      {own && <p className="govuk-body">This is you. Another administrator changes your account.</p>}
      <PersonSummary person={person} administer={may.administer} today={today} />
      <h2 className="govuk-heading-m">What they hold</h2>
      <HeldList held={held} name={person.name} />
      <HandOnLinks person={person} held={held} may={may} />
      {may.administer && <AccountActions person={person} />}
    </Page>
  );
}
