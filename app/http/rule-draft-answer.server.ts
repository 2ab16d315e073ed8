import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '#app/domain/account/actor.ts';
import type { ExampleDiffers } from '#app/domain/rules/draft.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { answer } from '#app/http/answer.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { formOf, parseFields, valuesOf, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { draftErrors, draftSchema } from '#app/http/rule-draft.server.ts';
import { saveDraft } from '#app/usecases/rules/save-draft.server.ts';

type Asked = { readonly request: Request; readonly context: AppLoadContext; readonly actor: Actor };

/** What a form for a draft is answered with when it is not a rule yet. */
type DraftAnswer = {
  readonly errors: FieldErrors;
  readonly values: FormValues;
  readonly differs: ExampleDiffers | null;
};

/** Keeps a posted draft and leads to it, or shows the form again with everything that was typed. */
export async function answerDraft({ request, context, actor }: Asked, base: Rule, draftId: string | null) {
  const fields = await formOf(request);
  const values = valuesOf(fields);
  const form = parseFields(fields, draftSchema(base));
  if (!form.ok) return again({ errors: form.errors, values, differs: null });
  const saved = await saveDraft(context.deps, actor, base.key, { draftId, ...form.value });
  if (saved.ok)
    return redirectSaying(`/rules/drafts/${saved.value.draftId}`, 'The draft was saved.', context);
  if (saved.error.kind === 'not-a-rule')
    return again({ errors: draftErrors(saved.error.faults), values, differs: saved.error.example });
  return withoutExample(refused(saved.error, values));
}

const again = (found: DraftAnswer) => answer<DraftAnswer>(found, { status: 422 });

/** A refusal has nothing to say about the example; the page reads the same shape. */
const withoutExample = (refusal: ReturnType<typeof refused>) =>
  refusal as unknown as ReturnType<typeof again>;
