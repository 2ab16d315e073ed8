import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { RecoveryCodes } from '#app/components/account/recovery-codes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { renewRecoveryCodes } from '#app/usecases/account/change-factors.server.ts';

const title = 'New recovery codes';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireFresh(request, context);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  return { codes: await renewRecoveryCodes(context.deps, actor) };
}

export default function NewRecoveryCodes() {
  const made = useActionData<typeof action>();
  if (made) return <RecoveryCodes codes={made.codes} next="/account/security" />;
  return (
    <Page title={title} back={{ to: '/account/security', words: 'How you sign in' }}>
      <p className="govuk-body">Ten new codes are made. Those you have now stop working.</p>
      <PostForm>
        <Button>Make new recovery codes</Button>
      </PostForm>
    </Page>
  );
}
