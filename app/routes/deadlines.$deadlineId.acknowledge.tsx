import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { formatMoment } from '#app/components/time/london.ts';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';

const title = 'I am on it';
export const meta = titled(title);

/** A link or a reload acknowledges nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  return null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const result = await acknowledgeEscalation(context.deps, actor, idFrom(params, 'deadlineId'));
  if (!result.ok) return refused(result.error);
  const { caseId, holdsUntil } = result.value;
  const until = formatMoment(holdsUntil.toISOString());
  return redirectSaying(
    `/cases/${caseId}`,
    `You are on it. Nobody further up is told before ${until}. It stays overdue until it is done.`,
    context,
  );
}

/** Seen when the acknowledgement was refused, and by whoever comes here without having pressed the button. */
export default function Acknowledge() {
  const form = useActionData<typeof action>();
  return (
    <Page title={title} form={form}>
      <p className="govuk-body">
        {form ? 'Open the case again to see how it stands.' : 'Open the case and press “I am on it” there.'}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/home">
          Go to your start page
        </a>
      </p>
    </Page>
  );
}
