import { InsetText, WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';

type Props = { readonly complete: boolean; readonly danger: boolean; readonly over18: boolean };

/** What to know before sending. */
export function CheckNotes({ complete, danger, over18 }: Props) {
  return (
    <>
      {danger && (
        <WarningText>
          You said that the child is in immediate danger. Ring{' '}
          <a className="govuk-link" href="tel:999">
            999
          </a>{' '}
          now if nobody has.
        </WarningText>
      )}
      {!complete && (
        <InsetText>
          Some pages are not complete yet. Everything you typed is kept. If you do not know something, say so
          on its page, and you can send the referral.
        </InsetText>
      )}
      {over18 && (
        <InsetText>
          The age you gave is 18 or more. You can send the referral all the same: until their age is decided,
          this person is treated as a child.
        </InsetText>
      )}
    </>
  );
}

export function SendForm({ complete }: { readonly complete: boolean }) {
  if (!complete) return null;
  return (
    <PostForm>
      <p className="govuk-body">
        When you send it, the children’s services of the place you chose and the national coordinators are
        told at once. You cannot change it here afterwards.
      </p>
      <Button>Send this referral</Button>
    </PostForm>
  );
}
