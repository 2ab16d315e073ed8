import type { ReactNode } from 'react';
import { describedBy, idOf } from '#app/components/form/form-state.ts';

/** The red bar beside a field whose answer is not right yet. */
export function FormGroup({
  error,
  children,
}: {
  readonly error: string | undefined;
  readonly children: ReactNode;
}) {
  return <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>{children}</div>;
}

type LabelProps = { readonly name: string; readonly label: string; readonly heading?: boolean | undefined };

export function Label({ name, label, heading }: LabelProps) {
  const element = (
    <label className={`govuk-label ${heading ? 'govuk-label--l' : 'govuk-label--s'}`} htmlFor={idOf(name)}>
      {label}
    </label>
  );
  return heading ? <h1 className="govuk-label-wrapper">{element}</h1> : element;
}

type NotesProps = {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
};

/** The hint and the message of a field, in the order screen readers should meet them. */
export function Notes({ name, hint, error }: NotesProps) {
  return (
    <>
      {hint && (
        <div id={`${idOf(name)}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${idOf(name)}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
    </>
  );
}

type FieldsetProps = NotesProps & LabelProps & { readonly children: ReactNode };

/** A group of controls that answer one question. */
export function Fieldset({ name, label, heading, hint, error, children }: FieldsetProps) {
  return (
    <FormGroup error={error}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(name, hint, error)}>
        <legend className={`govuk-fieldset__legend govuk-fieldset__legend--${heading ? 'l' : 's'}`}>
          {heading ? <h1 className="govuk-fieldset__heading">{label}</h1> : label}
        </legend>
        <Notes name={name} hint={hint} error={error} />
        {children}
      </fieldset>
    </FormGroup>
  );
}
