import type { LoaderFunctionArgs } from '@remix-run/node';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';

export const meta = titled('You can send it now');

/** Where the second tab ends for somebody whose first tab still holds what they typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  return null;
}

export default function SignedIn() {
  return (
    <Page title="You can send it now">
      <p className="govuk-body">Close this tab, go back to the one before it and press “Send again”.</p>
    </Page>
  );
}
