import { z } from 'zod';
import { answer } from '#app/http/answer.server.ts';
import { readAuthority } from '#app/http/authority-field.server.ts';
import { choice, optionalText } from '#app/http/fields.server.ts';
import { readForm, type FormValues } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

const schema = z.object({
  to: choice(['same', 'proposed', 'other'], 'Choose who has to answer'),
  same: optionalText(),
  proposed: optionalText(),
  other: optionalText(),
  confirmed: optionalText(),
});

const noErrors: Readonly<Record<string, string>> = {};

/**
 * A coordinator's ruling in two steps: what was chosen is shown with its consequences, and counts once it comes back
 * confirmed with the authority's id.
 */
export async function readDecision(request: Request, deps: Deps) {
  const form = await readForm(request, schema);
  if (!form.ok) return { kind: 'again', again: invalid(form) } as const;
  const { to, confirmed } = form.value;
  if (confirmed !== null) return { kind: 'confirmed', authorityId: confirmed } as const;
  const typed = form.value[to] ?? '';
  const values: FormValues = { to, other: form.value.other ?? '' };
  const named = await readAuthority(deps, 'other', to === 'other' ? typed : '');
  if (to === 'other' && !named.ok)
    return { kind: 'again', again: answer({ errors: named.errors, values }, { status: 422 }) } as const;
  const confirm = to === 'other' && named.ok ? named.id : typed;
  return {
    kind: 'again',
    again: answer({ errors: noErrors, values: { ...values, confirm } as FormValues }),
  } as const;
}
