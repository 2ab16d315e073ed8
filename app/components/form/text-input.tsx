import type { HTMLInputAutoCompleteAttribute } from 'react';
import { FormGroup, Label, Notes } from '#app/components/form/field-parts.tsx';
import { describedBy, errorOf, idOf, valueOf, type FieldProps } from '#app/components/form/form-state.ts';

type Props = FieldProps & {
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search';
  readonly onRecord?: string | undefined;
  readonly width?: '5' | '10' | '20' | 'full';
  readonly inputMode?: 'numeric' | 'text';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
};

/** One line of text. A password is never shown again. */
export function TextInput({ name, label, hint, form, heading, ...rest }: Props) {
  const { type = 'text', onRecord, width = 'full', inputMode, autoComplete = 'off' } = rest;
  const error = errorOf(form, name);
  const size = width === 'full' ? '' : ` govuk-input--width-${width}`;
  return (
    <FormGroup error={error}>
      <Label name={name} label={label} heading={heading} />
      <Notes name={name} hint={hint} error={error} />
      <input
        className={`govuk-input${size}${error ? ' govuk-input--error' : ''}`}
        id={idOf(name)}
        name={name}
        type={type}
        defaultValue={type === 'password' ? undefined : valueOf(form, name, onRecord)}
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellCheck={type === 'text' ? undefined : false}
        aria-describedby={describedBy(name, hint, error)}
      />
    </FormGroup>
  );
}
