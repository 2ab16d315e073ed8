import { InsetText } from '#app/components/content/notes.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';

/** Why somebody without a profile matters. */
export function NoProfile() {
  return (
    <InsetText>
      There is no profile yet, so no child is offered to this guardian. An administrator begins it, with the
      last days on which vetting and training are valid.
    </InsetText>
  );
}

type Props = {
  readonly id: string;
  readonly begun: boolean;
  readonly may: { readonly keep: boolean; readonly certify: boolean };
};

/** What this reader may do about a profile. */
export function ProfileActions({ id, begun, may }: Props) {
  const edits = may.keep && (begun || may.certify);
  return (
    <>
      {begun && !may.certify && (
        <p className="govuk-body">An administrator changes the dates of vetting and training.</p>
      )}
      {edits && (
        <ButtonLink to={`/staff/${id}/profile/edit`}>
          {begun ? 'Change the profile' : 'Enter the profile'}
        </ButtonLink>
      )}
    </>
  );
}
