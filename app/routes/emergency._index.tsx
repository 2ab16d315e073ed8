import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { ConfirmEmergency, EmergencyForm } from '#app/components/oversight/emergency-form.tsx';
import { OwnEmergencies } from '#app/components/oversight/own-emergencies.tsx';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { emergencySchema } from '#app/http/emergency.server.ts';
import { readForm, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { askAgain, invalid, refused } from '#app/http/refusal.server.ts';
import { openEmergency } from '#app/usecases/audit/open-emergency.server.ts';
import { viewOwnEmergencies } from '#app/usecases/audit/view-emergencies.server.ts';

const title = 'Emergency access to a record';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const active = await viewOwnEmergencies(context.deps, actor);
  if (active === null) throw forbiddenAsUnknown();
  return { active };
}

/** First what is stated, then the same again with the confirmation; only then is the reference looked for. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const form = await readForm(request, emergencySchema);
  if (!form.ok) return invalid(form);
  const { reference, reason, text, confirmed } = form.value;
  const values: FormValues = { reference, reason, text };
  if (!confirmed) return askAgain({ ...values, asked: 'yes' });
  const wait = await context.limits.emergency.admit(actor.userId);
  if (wait > 0) return answer({ errors: slower(wait), values }, { status: 429 });
  const result = await openEmergency(context.deps, actor, { reference, reason, text });
  if (!result.ok) return refused(result.error, values, 'reference');
  return redirect(`/cases/${result.value.caseId}`);
}

const slower = (seconds: number): FieldErrors => ({
  form: `Wait ${String(seconds)} seconds before you try again. Nothing was opened.`,
});

export default function Emergency() {
  const { active } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const asked = form?.values['asked'] === 'yes';
  return (
    <Page title={title} form={form}>
      {!asked && <OwnEmergencies active={active} />}
      {!asked && (
        <p className="govuk-body">
          For a child you do not work with, when a delay would put the child at risk. The record opens for two
          hours, to read and not to change. If anybody is in danger now, ring 999 first.
        </p>
      )}
      {asked ? <ConfirmEmergency form={form} /> : <EmergencyForm form={form} />}
    </Page>
  );
}
