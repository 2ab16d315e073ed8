import { redirect, type AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { safePath } from '#app/domain/account/safe-path.ts';
import { answer } from '#app/http/answer.server.ts';
import { challengeOf, proofFields, proofOf } from '#app/http/passkey.server.ts';
import { stepRefused } from '#app/http/second-step.server.ts';
import type { ConfirmingProof, ConfirmRefusal } from '#app/usecases/account/confirm-identity.server.ts';

export const confirmSchema = z.object({
  ...proofFields,
  password: z.string().max(1000, 'Use 200 characters or fewer').catch(''),
  next: z.preprocess(safePath, z.string().nullable()),
});

/** What was shown: a second factor, or else the password. */
export function confirmingProof(
  shown: z.output<typeof confirmSchema>,
  request: Request,
  context: AppLoadContext,
): ConfirmingProof {
  const proof = proofOf({ ...shown, recoveryCode: null }, challengeOf(request, context));
  return proof ?? { by: 'password', password: shown.password };
}

export function confirmRefused(refusal: ConfirmRefusal, by: ConfirmingProof['by']) {
  if (refusal.kind === 'ended') throw redirect('/sign-in');
  if (by !== 'password' || refusal.kind === 'wait')
    return stepRefused(refusal, by === 'password' ? 'passkey' : by);
  const errors: Readonly<Record<string, string>> = { password: 'This is not your password. Try again.' };
  return answer({ errors, values: {} }, { status: 422 });
}
