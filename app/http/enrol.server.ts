import { redirect, type AppLoadContext } from '@remix-run/node';
import { answer } from '#app/http/answer.server.ts';
import { flashCookie } from '#app/http/flash.server.ts';
import type { FormValues } from '#app/http/form.server.ts';
import { sessionCookie } from '#app/http/session.server.ts';
import type { Enrolled, EnrolRefusal } from '#app/usecases/account/set-up-factor.server.ts';

/** Goes on under the new token: with the first recovery codes on this very page, which are shown nowhere again. */
export function enrolled({ token, codes }: Enrolled, context: AppLoadContext) {
  const headers = new Headers({ 'Set-Cookie': sessionCookie(token, context.env.secure) });
  if (codes !== null) return answer({ codes }, { headers });
  headers.append('Set-Cookie', flashCookie('It is set up.', context));
  throw redirect('/account/security', { headers });
}

const words = {
  wrong: 'This did not work. Try again.',
  enough: 'You have ten passkeys already. Remove one first.',
} as const;

export function enrolRefused(refusal: EnrolRefusal, field: string, values: FormValues) {
  if (refusal.kind === 'ended') throw redirect('/sign-in');
  const errors: Readonly<Record<string, string>> = { [field]: words[refusal.kind] };
  return answer({ errors, values }, { status: 422 });
}
