import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { indicatorOptions } from '#app/components/referral/option-lists.ts';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { answerStep, loadStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.indicators);

export const loader = (args: LoaderFunctionArgs) => loadStep(args, 'indicators');
export const action = (args: ActionFunctionArgs) => answerStep(args, 'indicators');

export default function Indicators() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form}>
      <Checkboxes
        name="indicators"
        label="Signs you have seen or been told of"
        hint="Choose all that apply. You need no proof"
        form={form}
        options={indicatorOptions}
      />
      <TextArea
        name="narrative"
        label="In your own words"
        hint="What you saw and heard, from whom, and what has been done so far. Use the child’s words where you can"
        form={form}
        rows={8}
        max={6000}
      />
    </StepPage>
  );
}
