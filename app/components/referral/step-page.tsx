import type { ReactNode } from 'react';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { CodeBox } from '#app/components/referral/code-box.tsx';
import { KeepTyping } from '#app/components/referral/keep-typing.tsx';
import { stepTitles, type Step } from '#app/domain/referral/draft.ts';

export type StepPageProps = {
  readonly page: {
    readonly step: Step;
    readonly code: string;
    readonly number: number;
    readonly of: number;
    readonly fromCheck: boolean;
    readonly expiresAt: string;
  };
  readonly form: FormState;
  readonly children: ReactNode;
  /** When the only question is the heading. */
  readonly titleElsewhere?: boolean;
};

/** One page of the form: its question, three ways on that all save, and the code. */
export function StepPage({ page, form, children, titleElsewhere = false }: StepPageProps) {
  const { step, code, number, of, fromCheck, expiresAt } = page;
  return (
    <Page
      title={stepTitles[step]}
      caption={`Report a child: question ${number} of ${of}`}
      form={form}
      titleElsewhere={titleElsewhere}
    >
      <PostForm>
        {children}
        <KeepTyping step={step} />
        <div className="govuk-button-group cg-step-buttons">
          <Button name="intent" value="on">
            Save and continue
          </Button>
          <Button tone="secondary" name="intent" value="later">
            {fromCheck ? 'Save as it is' : 'Leave this for later'}
          </Button>
          <Button tone="secondary" name="intent" value="back">
            Back
          </Button>
        </div>
      </PostForm>
      <CodeBox code={code} expiresAt={expiresAt} />
    </Page>
  );
}
