import { EmptyState } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { StaffTable } from '#app/components/staff/staff-table.tsx';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { StaffRow } from '#app/domain/staff/staff-view.ts';

type ActionsProps = { readonly may: { readonly administer: boolean; readonly decide: boolean } };

/** What else is done about staff, for those who may. */
export function StaffActions({ may }: ActionsProps) {
  return (
    <p className="govuk-body">
      {may.administer && (
        <>
          <a className="govuk-link" href="/staff/add">
            Add a colleague
          </a>
          {' · '}
        </>
      )}
      {may.decide && (
        <a className="govuk-link" href="/staff/requests">
          Changes that take two people
        </a>
      )}
      {may.administer && (
        <>
          {' · '}
          <a className="govuk-link" href="/staff/organisations">
            Organisations of referrers
          </a>
        </>
      )}
    </p>
  );
}

const most = 25;

type Props = {
  readonly form: FormState;
  readonly found: readonly Wire<StaffRow>[] | null;
  readonly today: string;
};

/** Finds somebody by a part of their name or address. */
export function StaffSearch({ form, found, today }: Props) {
  return (
    <>
      <PostForm action="/staff?index">
        <TextInput name="wanted" type="search" label="Name or e-mail address" width="20" form={form} />
        <Button tone="secondary">Search</Button>
      </PostForm>
      {found?.length === 0 && <EmptyState title="Nobody was found." />}
      {found !== null && found.length > 0 && (
        <>
          <h2 className="govuk-heading-m">
            {found.length > most ? `The first ${most} of more` : `${found.length} found`}
          </h2>
          <StaffTable rows={found.slice(0, most)} caption="Found" today={today} />
        </>
      )}
    </>
  );
}
