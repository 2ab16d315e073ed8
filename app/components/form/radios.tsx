import { Fieldset } from '#app/components/form/field-parts.tsx';
import { errorOf, idOf, valueOf, type FieldProps } from '#app/components/form/form-state.ts';
import { optionId, type Option } from '#app/components/form/options.ts';

type Props = FieldProps & {
  readonly options: readonly Option[];
  readonly onRecord?: string | undefined;
  readonly inline?: boolean;
};

/** One of a short list. */
export function Radios({ name, label, hint, form, heading, options, onRecord, inline }: Props) {
  const chosen = valueOf(form, name, onRecord);
  return (
    <Fieldset name={name} label={label} heading={heading} hint={hint} error={errorOf(form, name)}>
      <div className={`govuk-radios${inline ? ' govuk-radios--inline' : ''}`}>
        {options.map((option, index) => (
          <Radio key={option.value} {...{ name, option, index }} chosen={chosen === option.value} />
        ))}
      </div>
    </Fieldset>
  );
}

type RadioProps = {
  readonly name: string;
  readonly option: Option;
  readonly index: number;
  readonly chosen: boolean;
};

function Radio({ name, option, index, chosen }: RadioProps) {
  const id = optionId(idOf(name), index);
  return (
    <div className="govuk-radios__item">
      <input
        className="govuk-radios__input"
        type="radio"
        id={id}
        name={name}
        value={option.value}
        defaultChecked={chosen}
        aria-describedby={option.hint && `${id}-option-hint`}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {option.label}
      </label>
      {option.hint && (
        <div id={`${id}-option-hint`} className="govuk-hint govuk-radios__hint">
          {option.hint}
        </div>
      )}
    </div>
  );
}
