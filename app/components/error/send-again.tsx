import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import type { KeptAnswers } from '#app/domain/account/kept-answers.ts';

const words = {
  'signed-out': {
    title: 'You were signed out before this was sent',
    why: 'You are signed out after 30 minutes without activity, and after 12 hours in any case.',
    to: '/sign-in?next=/signed-in',
    link: 'Sign in again (opens in a new tab)',
  },
  unconfirmed: {
    title: 'Confirm that it is you before this is sent',
    why: 'This matters enough to ask again who you are when ten minutes have gone by.',
    to: '/confirm-it-is-you?next=/signed-in',
    link: 'Confirm that it is you (opens in a new tab)',
  },
} as const satisfies Record<KeptAnswers['because'], unknown>;

type Props = Pick<KeptAnswers, 'because' | 'action' | 'fields'>;

/**
 * What somebody sees who pressed a button too late. What they typed is in this page and nowhere else: they say who they
 * are beside it, come back and send it again.
 */
export function SendAgainPage({ because, action, fields }: Props) {
  const { title, why, to, link } = words[because];
  return (
    <Page title={title}>
      <p className="govuk-body">
        Nothing was saved yet, and nothing is lost: what you typed is kept on this page. {why}
      </p>
      <ol className="govuk-list govuk-list--number">
        <li>
          <a className="govuk-link" href={to} target="_blank" rel="noreferrer">
            {link}
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
