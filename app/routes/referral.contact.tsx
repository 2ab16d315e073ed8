import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { safetyOptions } from '#app/components/referral/option-lists.ts';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { answerStep, loadStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.contact);

export const loader = (args: LoaderFunctionArgs) => loadStep(args, 'contact');
export const action = (args: ActionFunctionArgs) => answerStep(args, 'contact');

export default function Contact() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form}>
      <Radios
        name="safe"
        label="Is it safe to contact the child?"
        hint="Calls and messages may be read by somebody who controls the child"
        form={form}
        options={safetyOptions}
      />
      <TextArea
        name="how"
        label="How to reach the child safely"
        hint="For example, a number and the hours, or through whom. Leave empty if you do not know"
        form={form}
        rows={3}
        max={2000}
      />
      <TextArea
        name="notTold"
        label="Who must not be told"
        hint="People who must not learn that the child has been reported, or where the child is"
        form={form}
        rows={3}
        max={2000}
      />
    </StepPage>
  );
}
