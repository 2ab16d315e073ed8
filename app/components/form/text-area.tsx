import { useState } from 'react';
import { FormGroup, Label, Notes } from '#app/components/form/field-parts.tsx';
import { describedBy, errorOf, idOf, valueOf, type FieldProps } from '#app/components/form/form-state.ts';

type Props = FieldProps & {
  readonly rows?: number;
  readonly onRecord?: string | undefined;
  /** Says how much room there is; the form's schema enforces it. */
  readonly max?: number | undefined;
};

/** Several lines of text. The count of what is left grows with JavaScript; without it, the limit is said once. */
export function TextArea({ name, label, hint, form, heading, rows = 5, onRecord, max }: Props) {
  const error = errorOf(form, name);
  const initial = valueOf(form, name, onRecord);
  const [length, setLength] = useState<number | null>(null);
  const described = [describedBy(name, hint, error), max && `${idOf(name)}-room`].filter(Boolean).join(' ');
  return (
    <FormGroup error={error}>
      <Label name={name} label={label} heading={heading} />
      <Notes name={name} hint={hint} error={error} />
      <textarea
        className={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        id={idOf(name)}
        name={name}
        rows={rows}
        defaultValue={initial}
        onChange={(event) => setLength(event.currentTarget.value.length)}
        aria-describedby={described || undefined}
      />
      {max && (
        <div id={`${idOf(name)}-room`} className="govuk-hint cg-room">
          {roomLeft(max, length)}
        </div>
      )}
    </FormGroup>
  );
}

function roomLeft(max: number, length: number | null): string {
  if (length === null) return `You can write up to ${max} characters`;
  return length <= max
    ? `You have ${max - length} characters left`
    : `You have ${length - max} characters too many`;
}
