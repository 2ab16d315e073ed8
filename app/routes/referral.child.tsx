import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { titled } from '#app/components/layout/titled.ts';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { ChildFields } from '#app/components/referral/child-fields.tsx';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { answerStep, loadStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.child);

export const loader = (args: LoaderFunctionArgs) => loadStep(args, 'child');
export const action = (args: ActionFunctionArgs) => answerStep(args, 'child');

export default function Child() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form}>
      <ChildFields form={form} />
    </StepPage>
  );
}
