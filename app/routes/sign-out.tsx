import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { clearSessionHeaders } from '#app/http/session.server.ts';
import { signOut } from '#app/usecases/account/sign-out.server.ts';

/** Ends the session and has the browser forget what it kept of this site. */
export async function action({ context }: ActionFunctionArgs) {
  const state = await context.session.read();
  if ('token' in state) await signOut(context.deps, state.actor, state.token);
  return redirect('/sign-in?signed-out=yes', { headers: clearSessionHeaders(context.env.secure) });
}

/** A link or a reload must not sign anybody out. */
export const loader = () => redirect('/home');
