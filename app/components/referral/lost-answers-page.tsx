import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import type { LostAnswers } from '#app/domain/referral/lost-answers.ts';

/** For a browser that no longer knows its referral: what was just typed is on this page still, and goes on with the code. */
export function LostAnswersPage({ action, values, errors }: Omit<LostAnswers, 'kind'>) {
  const form = { errors, values: {} };
  return (
    <Page title="Enter your code to go on" form={Object.keys(errors).length > 0 ? form : null}>
      <p className="govuk-body">
        This browser no longer knows your referral, so what you just sent has not been saved yet. It is kept
        on this page. Enter your code and it is added to the rest.
      </p>
      <PostForm action={action}>
        <KeptFields values={values} />
        <TextInput name="code" label="Your code" hint="For example, ABCD-EFGH-JK" form={form} width="20" />
        <Button>Save and go on</Button>
      </PostForm>
      <h2 className="govuk-heading-m">If you do not have the code</h2>
      <p className="govuk-body">
        Begin a new referral with what you just typed. The other pages are empty then.
      </p>
      <PostForm action={action}>
        <KeptFields values={values} />
        <Button tone="secondary" name="intent" value="restart">
          Begin again with these answers
        </Button>
      </PostForm>
    </Page>
  );
}

function KeptFields({ values }: Pick<LostAnswers, 'values'>) {
  return (
    <>
      {Object.entries(values)
        .flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
        .map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
