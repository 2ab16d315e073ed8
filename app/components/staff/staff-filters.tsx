import { Filters } from '#app/components/form/filters.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Select } from '#app/components/form/select.tsx';
import { roleOptions, statusOptions } from '#app/components/staff/words.ts';

type Props = {
  readonly values: Readonly<Record<string, string>>;
  readonly authorities: readonly { readonly id: string; readonly name: string }[];
};

/** Narrows the staff by role, authority and state, together. */
export function StaffFilters({ values, authorities }: Props) {
  const form: FormState = { errors: {}, values };
  return (
    <Filters clearTo="/staff">
      <Select name="role" label="Role" empty="All roles" form={form} options={roleOptions} />
      <Select
        name="authority"
        label="Authority"
        empty="All authorities"
        form={form}
        options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select name="status" label="State" empty="All" form={form} options={statusOptions} />
    </Filters>
  );
}
