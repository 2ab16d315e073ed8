import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Moment } from '#app/components/time/due-date.tsx';

type Props = { readonly id: string; readonly until: string; readonly reference: string };

/** Says on every page of the record that it is open in an emergency, until when, and lets it be ended. */
export function EmergencyBanner({ id, until, reference }: Props) {
  return (
    <div className="cg-emergency">
      <WarningText>
        You are reading this record under emergency access, until <Moment at={until} />. You can read it and
        change nothing. Others have been told.
      </WarningText>
      <PostForm action={`/emergency/${id}/end`}>
        <Button tone="warning">
          End emergency access now<span className="govuk-visually-hidden">: case {reference}</span>
        </Button>
      </PostForm>
    </div>
  );
}
