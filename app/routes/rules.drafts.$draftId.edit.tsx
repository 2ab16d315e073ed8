import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { DraftForm } from '#app/components/rules/draft-form.tsx';
import { datesNeeded } from '#app/domain/rules/rule-standing.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { answerDraft } from '#app/http/rule-draft-answer.server.ts';
import { draftToChange } from '#app/usecases/rules/view-draft.server.ts';

export const meta = titled('Change a draft');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const draft = await draftToChange(context.deps, actor, idFrom(params, 'draftId'));
  if (draft === null) throw forbiddenAsUnknown();
  const { id, body, recompute, reason } = draft;
  return {
    id,
    rule: body,
    kept: { recompute, reason, validFrom: body.validFrom },
    needs: datesNeeded(body.length),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const draft = await draftToChange(context.deps, actor, idFrom(params, 'draftId'));
  if (draft === null) throw forbiddenAsUnknown();
  return answerDraft({ request, context, actor }, draft.body, draft.id);
}

export default function ChangeDraft() {
  const { id, rule, kept, needs } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Change a draft"
      caption={rule.title}
      back={{ to: `/rules/drafts/${id}`, words: 'The draft' }}
      form={form}
    >
      <DraftForm rule={rule} kept={kept} needs={needs} form={form} differs={form?.differs ?? null} />
    </Page>
  );
}
