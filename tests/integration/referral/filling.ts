import { expect } from 'vitest';

import { steps, type Step, type StepValues } from '#app/domain/referral/draft.ts';
import type { Visitor } from '#tests/integration/http/visitor.ts';
import { fullAnswers } from '#tests/support/referral-answers.ts';

/** What a browser posts of the values of a page. */
export const posted = (values: StepValues): URLSearchParams =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one] as [string, string]),
    ),
  );

/** Presses the start button and reads the code from the first page. */
export async function begin(visitor: Visitor): Promise<string> {
  const started = await visitor.post('/referral?index');
  expect(started.headers.get('Location')).toBe('/referral/danger');
  return codeOn(await (await visitor.get('/referral/danger')).text());
}

export const codeOn = (html: string): string => /cg-code__code">([A-Z0-9-]+)</u.exec(html)?.[1] ?? '';

export const answerPage = (visitor: Visitor, step: Step, changes: StepValues = {}) =>
  visitor.post(`/referral/${step}`, posted({ ...fullAnswers[step], ...changes }));

/** Fills every page as somebody in a hurry does. */
export async function fillAll(
  visitor: Visitor,
  changes: Partial<Record<Step, StepValues>> = {},
): Promise<string> {
  const code = await begin(visitor);
  for (const step of steps) {
    const answered = await answerPage(visitor, step, changes[step]);
    expect(answered.status, step).toBe(302);
  }
  return code;
}

/** Fills every page and sends. Answers the code and the reference on the receipt. */
export async function refer(
  visitor: Visitor,
  changes: Partial<Record<Step, StepValues>> = {},
): Promise<{ readonly code: string; readonly reference: string }> {
  const code = await fillAll(visitor, changes);
  const sent = await visitor.post('/referral/check');
  expect(sent.headers.get('Location')).toBe('/referral/sent');
  return { code, reference: referenceOn(await (await visitor.get('/referral/sent')).text()) };
}

/** The page also bears the id of its request, which by chance can look like a reference. */
export const referenceOn = (html: string): string =>
  /cg-reference">(R-[A-Z0-9]{4}-[A-Z0-9]{4})</u.exec(html)?.[1] ?? '';
