import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { DraftActions } from '#app/components/rules/draft-actions.tsx';
import { DraftPreview } from '#app/components/rules/draft-preview.tsx';
import { DraftChanges, DraftSummary, DraftWorked } from '#app/components/rules/draft-summary.tsx';
import { RecomputeProgress } from '#app/components/rules/recompute-progress.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { sendDraft, takeDraftBack } from '#app/usecases/rules/send-draft.server.ts';
import { viewDraft } from '#app/usecases/rules/view-draft.server.ts';

export const meta = titled('Change of a rule');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const asked = pageAsked(new URL(request.url).searchParams);
  const view = await viewDraft(context.deps, actor, idFrom(params, 'draftId'), asked);
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({ verb: choice(['submit', 'withdraw'], 'Choose what to do with the draft') });
const verbs = {
  submit: { act: sendDraft, said: 'The draft now waits for a second person.' },
  withdraw: { act: takeDraftBack, said: 'The draft was taken back.' },
} as const;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const draftId = idFrom(params, 'draftId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { act, said } = verbs[form.value.verb];
  const result = await act(context.deps, actor, draftId);
  if (!result.ok) return refused(result.error);
  return redirectSaying(`/rules/drafts/${draftId}`, said, context);
}

export default function OneDraft() {
  const { draft, base, exampleWhy, preview, since, progress, may, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={draft.body.title}
      caption={`Change of a rule: version ${draft.body.version}`}
      back={{ to: '/rules/drafts', words: 'Changes of rules' }}
      form={form}
      wide
    >
      <DraftSummary draft={draft} />
      <DraftChanges before={base} after={draft.body} />
      <DraftWorked rule={draft.body} why={exampleWhy} />
      {preview && <DraftPreview draft={draft} preview={preview} since={since === true} now={now} />}
      {draft.state === 'approved' && (
        <>
          <h2 className="govuk-heading-m">Deadlines that ran already</h2>
          {progress === null ? (
            <p className="govuk-body">Deadlines that ran already kept their version.</p>
          ) : (
            <RecomputeProgress progress={progress} />
          )}
        </>
      )}
      <DraftActions id={draft.id} may={may} />
    </Page>
  );
}
