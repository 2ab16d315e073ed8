import { Fieldset } from '#app/components/form/field-parts.tsx';
import { errorOf, idOf, valueOf, type FieldProps } from '#app/components/form/form-state.ts';

type Props = FieldProps & {
  /** `YYYY-MM-DD` */
  readonly onRecord?: string | undefined;
};

const parts = ['day', 'month', 'year'] as const;

/** A day in three boxes, posted as `name.day`, `name.month` and `name.year`; read it with `day()`. */
export function DateInput({ name, label, hint, form, heading, onRecord }: Props) {
  const error = errorOf(form, name);
  const [year = '', month = '', day = ''] = (onRecord ?? '').split('-');
  const known = { day, month, year };
  return (
    <Fieldset
      name={name}
      label={label}
      heading={heading}
      hint={hint ?? 'For example, 27 3 2026'}
      error={error}
    >
      <div className="govuk-date-input">
        {parts.map((part) => (
          <div className="govuk-date-input__item" key={part}>
            <label className="govuk-label govuk-date-input__label" htmlFor={partId(name, part)}>
              {part[0]?.toUpperCase()}
              {part.slice(1)}
            </label>
            <input
              className={`govuk-input govuk-date-input__input govuk-input--width-${part === 'year' ? '4' : '2'}${
                error ? ' govuk-input--error' : ''
              }`}
              id={partId(name, part)}
              name={`${name}.${part}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={valueOf(form, `${name}.${part}`, known[part])}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  );
}

const partId = (name: string, part: (typeof parts)[number]) =>
  part === 'day' ? idOf(name) : `${idOf(name)}-${part}`;
