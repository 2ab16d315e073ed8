import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { SearchResults } from '#app/components/oversight/search-results.tsx';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { searchCases, type Found } from '#app/usecases/oversight/search.server.ts';

export const meta = titled('Search');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  if (!mayOpen(actor.role, 'search')) throw forbiddenAsUnknown();
  return null;
}

const schema = z.object({ wanted: requiredText('Enter a reference or a name') });

type Answer = { readonly errors: FieldErrors; readonly values: FormValues; readonly found: Found | null };

/** Answers on the same page: what was searched for stays out of addresses and out of histories. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok)
    return answer<Answer>({ errors: form.errors, values: form.values, found: null }, { status: 422 });
  const found = await searchCases(context.deps, actor, form.value.wanted);
  if (found === null) throw forbiddenAsUnknown();
  return answer<Answer>({ errors: {}, values: form.value, found });
}

export default function Search() {
  const form = useActionData<typeof action>();
  return (
    <Page title="Search" form={form} wide>
      <PostForm>
        <TextInput
          name="wanted"
          type="search"
          label="Reference or name"
          hint="For example C-7KQ2-M4XP, or a child’s name. Searches are recorded; what you type is not."
          width="20"
          form={form}
        />
        <Button>Search</Button>
      </PostForm>
      {form?.found && <SearchResults hits={form.found.hits} more={form.found.more} />}
    </Page>
  );
}
