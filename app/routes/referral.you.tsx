import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { titled } from '#app/components/layout/titled.ts';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { YouFields } from '#app/components/referral/you-fields.tsx';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { answerStep, loadStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.you);

export const loader = (args: LoaderFunctionArgs) => loadStep(args, 'you');
export const action = (args: ActionFunctionArgs) => answerStep(args, 'you');

export default function You() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form}>
      <YouFields form={form} />
    </StepPage>
  );
}
