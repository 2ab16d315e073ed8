import { redirect } from '@remix-run/node';
import { answer } from '#app/http/answer.server.ts';
import { mustWait } from '#app/http/sign-in.server.ts';
import type { StepRefusal } from '#app/usecases/account/complete-sign-in.server.ts';
import type { FactorProof } from '#app/usecases/account/prove-factor.server.ts';

const wrong = {
  passkey: { form: 'This passkey did not work. Try again, or use another way.' },
  authenticator: {
    code: 'This code is not right, or was used before. Wait for the next one and enter it.',
  },
  'recovery-code': { recoveryCode: 'This is none of your recovery codes, or it was used before.' },
} as const satisfies Record<FactorProof['by'], Readonly<Record<string, string>>>;

/** Shows the step again, with what to do. */
export function stepRefused(refusal: StepRefusal, by: FactorProof['by']) {
  if (refusal.kind === 'ended') throw redirect('/sign-in');
  if (refusal.kind === 'wait') return mustWait(refusal.seconds);
  const errors: Readonly<Record<string, string>> = wrong[by];
  return answer({ errors, values: {} }, { status: 422 });
}

/** Nothing was shown: the field that is on every such page says so. */
export const nothingShown = (field: string) => {
  const errors: Readonly<Record<string, string>> = { [field]: 'Enter the six digits that your app shows' };
  return answer({ errors, values: {} }, { status: 422 });
};
