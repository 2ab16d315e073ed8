import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { EmergencyFacts } from '#app/components/oversight/emergency-facts.tsx';
import { ReviewForm } from '#app/components/oversight/review-form.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { reviewSchema } from '#app/http/emergency.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { reviewEmergency } from '#app/usecases/audit/review-emergency.server.ts';
import { viewEmergency } from '#app/usecases/audit/view-emergencies.server.ts';

const title = 'An emergency access';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const access = await viewEmergency(context.deps, actor, idFrom(params, 'emergencyId'));
  if (access === null) throw forbiddenAsUnknown();
  return { access };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, reviewSchema);
  if (!form.ok) return invalid(form);
  const result = await reviewEmergency(context.deps, actor, idFrom(params, 'emergencyId'), form.value);
  if (!result.ok) return refused(result.error, form.value);
  return redirectSaying('/audit/emergency?show=waiting', 'The review was kept.', context);
}

export default function ReviewOfAnEmergency() {
  const { access } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={access.reference}
      back={{ to: '/audit/emergency', words: 'Emergency access' }}
      form={form}
    >
      <EmergencyFacts access={access} />
      {access.mayReview && <ReviewForm form={form} />}
    </Page>
  );
}
