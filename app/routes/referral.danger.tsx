import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Radios } from '#app/components/form/radios.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { yesNo } from '#app/components/referral/option-lists.ts';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { answerStep, loadStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.danger);

export const loader = (args: LoaderFunctionArgs) => loadStep(args, 'danger');
export const action = (args: ActionFunctionArgs) => answerStep(args, 'danger');

export default function Danger() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form} titleElsewhere>
      <Radios
        name="danger"
        label={stepTitles.danger}
        hint="Somebody may harm or take the child now, or the child needs medical help now"
        heading
        form={form}
        options={yesNo}
      />
    </StepPage>
  );
}
