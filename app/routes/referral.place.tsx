import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { titled } from '#app/components/layout/titled.ts';
import { PlaceFields } from '#app/components/referral/place-fields.tsx';
import { StepPage } from '#app/components/referral/step-page.tsx';
import { stepTitles } from '#app/domain/referral/draft.ts';
import { loadPlacePage } from '#app/http/referral/place-page.server.ts';
import { answerStep } from '#app/http/referral/step.server.ts';

export const meta = titled(stepTitles.place);

export const loader = (args: LoaderFunctionArgs) => loadPlacePage(args);
export const action = (args: ActionFunctionArgs) => answerStep(args, 'place');

export default function Place() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>() ?? page.form;
  return (
    <StepPage page={page} form={form}>
      <PlaceFields form={form} page={page} />
    </StepPage>
  );
}
