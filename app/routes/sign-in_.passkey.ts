import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { safePath } from '#app/domain/account/safe-path.ts';
import { readForm } from '#app/http/form.server.ts';
import { challengeOf, passkeyAnswer } from '#app/http/passkey.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { sessionCookie } from '#app/http/session.server.ts';
import { signInByPasskey } from '#app/usecases/account/sign-in-by-passkey.server.ts';

const schema = z.object({
  passkey: passkeyAnswer.catch(null),
  next: z.preprocess(safePath, z.string().nullable()),
});

/** Signs in by a passkey alone. Whatever is wrong with it, the sign-in page says the same. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, schema);
  const { deps, limits, clientAddress, env } = context;
  if (!form.ok || form.value.passkey === null) return redirect('/sign-in?passkey=refused');
  const state = await context.session.read();
  const { passkey: response, next } = form.value;
  const result = await signInByPasskey(
    { ...deps, limits, party: relyingParty(context) },
    {
      proof: { by: 'passkey', response, challengeId: challengeOf(request, context) },
      clientAddress,
      formerToken: 'token' in state ? state.token : null,
      userAgent: request.headers.get('User-Agent'),
    },
  );
  if (!result.ok) return redirect('/sign-in?passkey=refused');
  return redirect(next ?? '/home', {
    headers: { 'Set-Cookie': sessionCookie(result.value.token, env.secure) },
  });
}

/** A link or a reload leads to the page itself. */
export const loader = () => redirect('/sign-in');
