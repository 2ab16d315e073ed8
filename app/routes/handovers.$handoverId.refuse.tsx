import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AuthorityInput } from '#app/components/form/authority-input.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { AnsweredAlready, backTo } from '#app/components/handover/answered-already.tsx';
import { refusalWords } from '#app/components/handover/words.ts';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { refusalCodes } from '#app/domain/handover/handover.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { authoritiesFor, readOptionalAuthority } from '#app/http/authority-field.server.ts';
import { choice, optionalText } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { openHandover } from '#app/http/handover.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';

const title = 'Refuse this handover';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await openHandover(args);
  return { view, authorities: await authoritiesFor(args.context.deps) };
}

const schema = z.object({
  reason: choice(refusalCodes, 'Choose why you refuse'),
  proposed: optionalText(),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const id = idFrom(params, 'handoverId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { reason: code, proposed } = form.value;
  const values = { reason: code, proposed: proposed ?? '' };
  const named = await readOptionalAuthority(context.deps, 'proposed', proposed);
  if (!named.ok) return answer({ errors: named.errors, values }, { status: 422 });
  const refusal = { verb: 'refuse', code, proposedAuthorityId: named.id } as const;
  const result = await answerHandoverAs(context.deps, actor, id, refusal);
  if (!result.ok) return refused(result.error, values);
  return redirectSaying(`/handovers/${id}`, 'You refused. A national coordinator decides next.', context);
}

const reasons = refusalCodes.map((value) => ({ value, label: refusalWords[value] }));

export default function Refuse() {
  const { view, authorities } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (!view.rights.answer) return <AnsweredAlready view={view} form={form} title={title} />;
  const { handover, preview } = view;
  return (
    <Page title={title} caption={preview?.reference} form={form} back={backTo(handover.id)}>
      <p className="govuk-body">
        A national coordinator then decides. You see the case no more unless it comes back to you. Until an
        authority accepts, the one where the child was found stays responsible.
      </p>
      <PostForm>
        <Radios name="reason" label="Why do you refuse?" form={form} options={reasons} />
        <AuthorityInput
          name="proposed"
          label="Which authority should answer instead? (optional)"
          hint="Start typing a name and choose it from the list"
          form={form}
          authorities={authorities}
        />
        <Button tone="warning">Refuse this handover</Button>
      </PostForm>
    </Page>
  );
}
