import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { safePath } from '#app/domain/account/safe-path.ts';
import { answer } from '#app/http/answer.server.ts';
import { mustWait } from '#app/http/sign-in.server.ts';
import type { ConfirmRefusal } from '#app/usecases/account/confirm-identity.server.ts';

export const confirmSchema = z.object({
  password: z
    .string('Enter your password')
    .min(1, 'Enter your password')
    .max(200, 'Use 200 characters or fewer'),
  next: z.preprocess(safePath, z.string().nullable()),
});

export function confirmRefused(refusal: ConfirmRefusal) {
  if (refusal.kind === 'ended') throw redirect('/sign-in');
  if (refusal.kind === 'wait') return mustWait(refusal.seconds);
  return answer(
    { errors: { password: 'This is not your password. Try again.' }, values: {} },
    { status: 422 },
  );
}
