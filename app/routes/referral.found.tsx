import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateInput } from '#app/components/form/date-input.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { answerStep, loadStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.found);

export const loader = (args: LoaderFunctionArgs) => loadStep(args, 'found');
export const action = (args: ActionFunctionArgs) => answerStep(args, 'found');

export default function Found() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form}>
      <p className="govuk-body">
        The legal deadlines begin here. If you do not know exactly, give your best estimate.
      </p>
      <DateInput name="date" label="Day" form={form} />
      <TextInput
        name="time"
        label="Time in the United Kingdom"
        hint="On the 24-hour clock, for example 06:30 or 14:05"
        form={form}
        width="5"
      />
    </StepPage>
  );
}
