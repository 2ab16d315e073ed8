import { AuthorityInput } from '#app/components/form/authority-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Select } from '#app/components/form/select.tsx';
import { roleOptions } from '#app/components/staff/words.ts';

type Colleague = { readonly id: string; readonly name: string; readonly authority: string | null };

type Props = {
  readonly form: FormState;
  readonly authorities: readonly { readonly id: string; readonly name: string }[];
  readonly managers: readonly Colleague[];
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly onRecord?: {
    readonly role: string;
    readonly authority: string | null;
    readonly managerId: string | null;
    readonly organisationId: string | null;
  };
};

/** What a new colleague has: nothing yet. */
const nothing = { role: '', authority: null, managerId: null, organisationId: null };

/** Role, authority and manager, asked together because each hangs on the others. */
export function PlacementFields({ form, authorities, managers, organisations, onRecord = nothing }: Props) {
  return (
    <>
      <Select
        name="role"
        label="Role"
        hint="Administrator, data protection lead, director and monitor are given by two people"
        options={roleOptions}
        onRecord={onRecord.role}
        form={form}
      />
      <AuthorityInput
        name="authority"
        label="Authority"
        hint="For social workers, team managers and duty managers. Leave empty for others"
        authorities={authorities}
        onRecord={onRecord.authority ?? undefined}
        form={form}
      />
      <Select
        name="manager"
        label="Manager"
        hint="A guardian needs a guardianship manager. A social worker may have a team manager"
        empty="None"
        options={managers.map(({ id, name, authority }) => ({
          value: id,
          label: authority === null ? name : `${name}, ${authority}`,
        }))}
        onRecord={onRecord.managerId ?? undefined}
        form={form}
      />
      {organisations.length > 0 && (
        <Select
          name="organisation"
          label="Organisation"
          hint="For referrers only"
          empty="None"
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onRecord={onRecord.organisationId ?? undefined}
          form={form}
        />
      )}
    </>
  );
}
