import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { FactorList } from '#app/components/account/factor-list.tsx';
import { SessionList } from '#app/components/account/session-list.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { tokenOf } from '#app/http/session.server.ts';
import { endOne, endOthers } from '#app/usecases/account/end-sessions.server.ts';
import { viewSecurity } from '#app/usecases/account/view-security.server.ts';

const title = 'How you sign in';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return viewSecurity(context.deps, actor, await tokenOf(context.session));
}

const schema = z.object({ end: z.union([z.literal('others'), z.uuid()], 'Choose what to end') });

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { end } = form.value;
  const ended =
    end === 'others'
      ? await endOthers(context.deps, actor, await tokenOf(context.session))
      : await endOne(context.deps, actor, end);
  if (ended === 0) return redirect('/account/security');
  return redirectSaying('/account/security', 'Signed out there.', context);
}

export default function Security() {
  const { factors, sessions } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <h2 className="govuk-heading-m">Passkeys and authenticator app</h2>
      <FactorList factors={factors} />
      <h2 className="govuk-heading-m">Password</h2>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/password">
          Change your password
        </a>
      </p>
      <h2 className="govuk-heading-m">Where you are signed in</h2>
      <SessionList sessions={sessions} />
    </Page>
  );
}
