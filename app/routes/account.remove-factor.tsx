import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { removeFactor } from '#app/usecases/account/change-factors.server.ts';
import { viewFactors } from '#app/usecases/account/view-security.server.ts';

const title = 'Remove a way to sign in';
export const meta = titled(title);

const named = z.union([z.literal('authenticator'), z.uuid()]);

/** What the address names: the authenticator app, or a passkey by its id. */
const factorIn = (request: Request) => named.safeParse(new URL(request.url).searchParams.get('factor')).data;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const factor = factorIn(request);
  const factors = await viewFactors(context.deps, actor);
  if (factor === 'authenticator' && factors.authenticatorSince !== null)
    return { words: 'authenticator app' };
  const passkey = factors.passkeys.find(({ id }) => id === factor);
  if (passkey === undefined) throw forbiddenAsUnknown();
  return { words: `passkey “${passkey.name}”` };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const factor = factorIn(request);
  if (factor === undefined) throw forbiddenAsUnknown();
  const wanted = factor === 'authenticator' ? factor : { passkeyId: factor };
  const result = await removeFactor(context.deps, actor, wanted);
  if (!result.ok) return refused(result.error);
  return redirectSaying('/account/security', 'It was removed.', context);
}

export default function RemoveFactor() {
  const { words } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={`Remove the ${words}?`}
      back={{ to: '/account/security', words: 'How you sign in' }}
      form={form}
    >
      <p className="govuk-body">You cannot sign in with it any more. Nothing on the device itself changes.</p>
      <PostForm>
        <Button tone="warning">Remove it</Button>
      </PostForm>
    </Page>
  );
}
