/** What an action answers when a form is not right yet: the messages, and what was typed. */
export type FormState =
  | {
      readonly errors: Readonly<Record<string, string>>;
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  | null
  | undefined;

/** What every field of the kit is given. `form` brings back what was typed, with its message. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly form?: FormState;
  /** Makes the label the page's heading, for pages that ask one thing. */
  readonly heading?: boolean | undefined;
};

export const idOf = (name: string): string => name.replaceAll('.', '-');

export const errorOf = (form: FormState, name: string): string | undefined => form?.errors[name];

/** What to show in a field: what was typed, or else what is on record. */
export function valueOf(form: FormState, name: string, onRecord = ''): string {
  const typed = form?.values[name];
  if (form === null || form === undefined) return onRecord;
  return typeof typed === 'string' ? typed : (typed?.[0] ?? '');
}

export function valuesOf(form: FormState, name: string, onRecord: readonly string[] = []): readonly string[] {
  if (form === null || form === undefined) return onRecord;
  const typed = form.values[name];
  return typeof typed === 'string' ? [typed] : (typed ?? []);
}

/** Ids of the hint and the message that describe a field, for screen readers. */
export function describedBy(
  name: string,
  hint: string | undefined,
  error: string | undefined,
): string | undefined {
  const ids = [hint && `${idOf(name)}-hint`, error && `${idOf(name)}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
