import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';

type Props = {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/**
 * What somebody sees who pressed a button after their session had ended. What they typed is in this page and
 * nowhere else: they sign in beside it, come back and send it again.
 */
export function SendAgainPage({ action, fields }: Props) {
  return (
    <Page title="You were signed out before this was sent">
      <p className="govuk-body">
        Nothing was saved yet, and nothing is lost: what you typed is kept on this page. You are signed out
        after 30 minutes without activity, and after 12 hours in any case.
      </p>
      <ol className="govuk-list govuk-list--number">
        <li>
          <a className="govuk-link" href="/sign-in?next=/signed-in" target="_blank" rel="noreferrer">
            Sign in again (opens in a new tab)
          </a>
        </li>
        <li>Come back to this tab.</li>
        <li>Press “Send again”.</li>
      </ol>
      <PostForm action={action}>
        {fields.map(([name, value], index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
        ))}
        <Button>Send again</Button>
      </PostForm>
      <p className="govuk-body">If you share this computer, close this tab when you are done.</p>
    </Page>
  );
}
