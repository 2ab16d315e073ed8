import { z } from 'zod';
import { safePath } from '#app/domain/account/safe-path.ts';
import { answer } from '#app/http/answer.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import type { SignInRefusal } from '#app/usecases/account/sign-in.server.ts';

/** A password is taken as it was typed: neither trimmed nor kept to be shown again. */
export const signInSchema = z.object({
  email: requiredText('Enter your e-mail address'),
  password: z
    .string('Enter your password')
    .min(1, 'Enter your password')
    .max(200, 'Use 200 characters or fewer'),
  next: z.preprocess(safePath, z.string().nullable()),
});

/** One wording for every wrong sign-in, whether the address is known or not. */
export function signInRefused(refusal: SignInRefusal, email: string) {
  const values = { email };
  if (refusal.kind === 'wrong') return answer({ errors: { email: wrong }, values }, { status: 422 });
  return mustWait(refusal.seconds, values);
}

/** Too many attempts: nobody is locked out, and everybody waits. */
export function mustWait(seconds: number, values: Readonly<Record<string, string>> = {}) {
  return answer(
    { errors: { form: `Too many attempts. Wait ${inWords(seconds)}, then try again.` }, values },
    { status: 429, headers: { 'Retry-After': String(seconds) } },
  );
}

const wrong = 'This e-mail address and password do not match. Check both and try again.';

const inWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
