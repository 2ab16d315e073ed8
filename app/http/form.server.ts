import type { z } from 'zod';
import { answer } from '#app/http/answer.server.ts';

/** What was typed, by field; a name with a dot (`found.day`) is kept under both names. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** The first message of each field, by its name. */
export type FieldErrors = Readonly<Record<string, string>>;

export type FormRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: FormValues };

/** Passes a posted form through one schema. What was typed comes back with the messages, so that nothing is typed twice. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<FormRead<z.output<S>>> {
  return parseFields(await formOf(request), schema);
}

/** The posted fields. A body that is no form is the sender's mistake and not a fault of ours. */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw answer({ kind: 'unreadable' }, { status: 400 });
  }
}

/** As readForm, for fields in an address: filters and pages. */
export function parseFields<S extends z.ZodType>(
  fields: FormData | URLSearchParams,
  schema: S,
): FormRead<z.output<S>> {
  return parseValues(valuesOf(fields), schema);
}

/** As readForm, for what was typed earlier and kept as it was. */
export function parseValues<S extends z.ZodType>(values: FormValues, schema: S): FormRead<z.output<S>> {
  const parsed = schema.safeParse(nested(values));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: fieldErrors(parsed.error.issues), values: withoutSecrets(values) };
}

/** What was typed, by field, before anything judges it. */
export function valuesOf(fields: FormData | URLSearchParams): FormValues {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(fields.keys())) {
    if (!fieldName.test(name)) continue;
    const all = fields.getAll(name).filter((value) => typeof value === 'string');
    values[name] = all.length > 1 ? all : (all[0] ?? '');
  }
  return values;
}

/** A password is never sent back, not even to the browser that typed it. */
const withoutSecrets = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password/iu.test(name)));

/** Letters first, so that no field can be called `__proto__`. */
const fieldName = /^[a-z][\w-]*(\.[a-z][\w-]*)?$/iu;

/** The values as a schema reads them: `found.day` is `day` in `found`. */
export function nested(values: FormValues): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const [outer = name, inner] = name.split('.');
    if (inner === undefined) result[outer] = value;
    else result[outer] = { ...(result[outer] as object | undefined), [inner]: value };
  }
  return result;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function fieldErrors(issues: readonly Issue[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.length > 0 ? String(path[0]) : 'form'] ??= message;
  return errors;
}
