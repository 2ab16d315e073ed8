import { FormGroup, Label, Notes } from '#app/components/form/field-parts.tsx';
import { describedBy, errorOf, idOf, valueOf, type FieldProps } from '#app/components/form/form-state.ts';

type Props = FieldProps & {
  readonly authorities: readonly { readonly id: string; readonly name: string }[];
  readonly onRecord?: string | undefined;
};

/** An authority by name, with the browser's own list of suggestions, which needs no JavaScript. */
export function AuthorityInput({ name, label, hint, form, authorities, onRecord }: Props) {
  const error = errorOf(form, name);
  const list = `${idOf(name)}-names`;
  return (
    <FormGroup error={error}>
      <Label name={name} label={label} />
      <Notes name={name} hint={hint} error={error} />
      <input
        className={`govuk-input${error ? ' govuk-input--error' : ''}`}
        id={idOf(name)}
        name={name}
        type="text"
        list={list}
        autoComplete="off"
        spellCheck={false}
        defaultValue={valueOf(form, name, onRecord)}
        aria-describedby={describedBy(name, hint, error)}
      />
      <datalist id={list}>
        {authorities.map((authority) => (
          <option key={authority.id} value={authority.name} />
        ))}
      </datalist>
    </FormGroup>
  );
}
