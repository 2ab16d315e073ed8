import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';

type Props = { readonly id: string; readonly to: string };

/** Owes one dead e-mail again. */
export function RetryEmail({ id, to }: Props) {
  return (
    <PostForm action="/operations">
      <input type="hidden" name="email" value={id} />
      <Button tone="secondary">
        Send again<span className="govuk-visually-hidden"> to {to}</span>
      </Button>
    </PostForm>
  );
}
