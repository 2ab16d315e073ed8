import { z } from 'zod';
import { answer } from '#app/http/answer.server.ts';
import { readAuthority } from '#app/http/authority-field.server.ts';
import { choice, optionalText } from '#app/http/fields.server.ts';
import { readForm, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

const schema = z.object({
  to: choice(['same', 'proposed', 'other'], 'Choose who has to answer'),
  same: optionalText(),
  proposed: optionalText(),
  other: optionalText(),
  confirmed: optionalText(),
});

type Choice = z.output<typeof schema>;

/**
 * A coordinator's ruling in two steps: what was chosen is shown with its consequences, and counts once it comes back
 * confirmed with the authority's id.
 */
export async function readDecision(request: Request, deps: Deps) {
  const form = await readForm(request, schema);
  if (!form.ok) return { kind: 'again', again: invalid(form) } as const;
  const { confirmed } = form.value;
  if (confirmed !== null) return { kind: 'confirmed', authorityId: confirmed } as const;
  return { kind: 'again', again: await askToConfirm(deps, form.value) } as const;
}

async function askToConfirm(deps: Deps, choice: Choice) {
  const values: FormValues = { to: choice.to, other: choice.other ?? '' };
  const chosen = await chosenAuthority(deps, choice);
  if (!chosen.ok) return answer({ errors: chosen.errors, values }, { status: 422 });
  const errors: FieldErrors = {};
  return answer({ errors, values: { ...values, confirm: chosen.id } satisfies FormValues });
}

function chosenAuthority(deps: Deps, { to, same, proposed, other }: Choice) {
  if (to === 'other') return readAuthority(deps, 'other', other ?? '');
  return { ok: true, id: (to === 'same' ? same : proposed) ?? '' } as const;
}
