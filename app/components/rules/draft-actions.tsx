import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';

type May = {
  readonly change: boolean;
  readonly submit: boolean;
  readonly withdraw: boolean;
  readonly decide: boolean;
};

/** What this person may do with a draft as it stands. */
export function DraftActions({ id, may }: { readonly id: string; readonly may: May }) {
  if (may.decide) return <ButtonLink to={`/rules/drafts/${id}/decide`}>Approve or reject</ButtonLink>;
  if (!may.withdraw) return null;
  return (
    <PostForm>
      <div className="govuk-button-group">
        {may.submit && (
          <Button name="verb" value="submit">
            Submit for a decision
          </Button>
        )}
        {may.change && (
          <ButtonLink to={`/rules/drafts/${id}/edit`} tone="secondary">
            Change the draft
          </ButtonLink>
        )}
        <Button tone="warning" name="verb" value="withdraw">
          Take the draft back
        </Button>
      </div>
    </PostForm>
  );
}
