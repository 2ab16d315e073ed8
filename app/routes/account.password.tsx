import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { NewPassword } from '#app/components/account/new-password.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { changeSchema } from '#app/http/password.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { tokenOf } from '#app/http/session.server.ts';
import { mustWait } from '#app/http/sign-in.server.ts';
import { changePassword } from '#app/usecases/account/change-password.server.ts';

const title = 'Change your password';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, changeSchema);
  if (!form.ok) return invalid(form);
  const { deps, limits, env, clientAddress, session } = context;
  const { presentPassword: present, newPassword: wanted } = form.value;
  const token = await tokenOf(session);
  const result = await changePassword(
    { ...deps, limits, demonstration: env.mode === 'embedded' },
    { actor, token, present, wanted, clientAddress },
  );
  if (result.ok)
    return redirectSaying(
      '/account/security',
      'Your password was changed. You were signed out everywhere else.',
      context,
    );
  if (result.error.kind === 'wait') return mustWait(result.error.seconds);
  if (result.error.kind === 'wrong') return answer({ errors: wrong, values: {} }, { status: 422 });
  return refused(result.error, {}, 'newPassword');
}

const wrong = { presentPassword: 'This is not the password you use now' };

export default function ChangePassword() {
  const form = useActionData<typeof action>();
  return (
    <Page title={title} back={{ to: '/account/security', words: 'How you sign in' }} form={form}>
      <PostForm>
        <TextInput
          name="presentPassword"
          label="Present password"
          type="password"
          autoComplete="current-password"
          form={form}
        />
        <NewPassword form={form} />
        <Button>Change password</Button>
      </PostForm>
    </Page>
  );
}
