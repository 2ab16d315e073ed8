import { Fieldset } from '#app/components/form/field-parts.tsx';
import { errorOf, idOf, valuesOf, type FieldProps } from '#app/components/form/form-state.ts';
import { optionId, type Option } from '#app/components/form/options.ts';

type Props = FieldProps & {
  readonly options: readonly Option[];
  readonly onRecord?: readonly string[] | undefined;
  /** Side by side where there is room, for a list too long for one column. */
  readonly columns?: boolean;
};

/** Any number of a list. A single yes is a list of one whose value is `yes`. */
export function Checkboxes({ name, label, hint, form, heading, options, onRecord, columns }: Props) {
  const chosen = valuesOf(form, name, onRecord);
  return (
    <Fieldset
      name={name}
      label={label}
      heading={heading}
      hint={hint ?? several(options)}
      error={errorOf(form, name)}
    >
      <div className={`govuk-checkboxes${columns ? ' govuk-checkboxes--small cg-columns' : ''}`}>
        {options.map((option, index) => (
          <Checkbox key={option.value} {...{ name, option, index }} chosen={chosen.includes(option.value)} />
        ))}
      </div>
    </Fieldset>
  );
}

const several = (options: readonly Option[]) => (options.length > 1 ? 'Choose all that apply' : undefined);

type CheckboxProps = {
  readonly name: string;
  readonly option: Option;
  readonly index: number;
  readonly chosen: boolean;
};

function Checkbox({ name, option, index, chosen }: CheckboxProps) {
  const id = optionId(idOf(name), index);
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        type="checkbox"
        id={id}
        name={name}
        value={option.value}
        defaultChecked={chosen}
        aria-describedby={option.hint && `${id}-option-hint`}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {option.label}
      </label>
      {option.hint && (
        <div id={`${id}-option-hint`} className="govuk-hint govuk-checkboxes__hint">
          {option.hint}
        </div>
      )}
    </div>
  );
}
