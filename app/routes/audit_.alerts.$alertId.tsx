import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { alertWords } from '#app/components/oversight/alert-words.ts';
import { outcomeWords } from '#app/components/oversight/emergency-words.ts';
import { ReviewForm } from '#app/components/oversight/review-form.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { reviewSchema } from '#app/http/emergency.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { reviewAlert, viewAlert } from '#app/usecases/audit/review-alert.server.ts';

const title = 'A look to ask about';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const alert = await viewAlert(context.deps, actor, idFrom(params, 'alertId'));
  if (alert === null) throw forbiddenAsUnknown();
  return { alert };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, reviewSchema);
  if (!form.ok) return invalid(form);
  const result = await reviewAlert(context.deps, actor, idFrom(params, 'alertId'), form.value);
  if (!result.ok) return refused(result.error, form.value);
  return redirectSaying('/audit/alerts?show=waiting', 'The review was kept.', context);
}

export default function ALookToAskAbout() {
  const { alert } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const query = new URLSearchParams({
    actor: alert.userId,
    ...(alert.reference === null ? {} : { reference: alert.reference }),
  });
  return (
    <Page title={title} back={{ to: '/audit/alerts', words: 'Looks to ask about' }} form={form}>
      <SummaryList
        rows={[
          { key: 'What', value: alertWords(alert.rule, alert.counted) },
          { key: 'Who', value: alert.by },
          ...(alert.reference === null ? [] : [{ key: 'Case', value: alert.reference }]),
          { key: 'Last look', value: <Moment at={alert.lastAt} /> },
          { key: 'Review', value: outcomeWords(alert.outcome) },
          ...(alert.reviewedBy === null ? [] : [{ key: 'Reviewed by', value: alert.reviewedBy }]),
          ...(alert.note === null ? [] : [{ key: 'Why', value: alert.note }]),
        ]}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={`/audit?${query.toString()}`}>
          See every entry of this person{alert.reference === null ? '' : ' on this case'}
        </a>
      </p>
      {alert.mayReview && <ReviewForm form={form} />}
    </Page>
  );
}
