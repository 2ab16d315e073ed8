import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { MoveNumbers } from '#app/components/rules/moves.tsx';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { choice, requiredText } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { decideOnDraft } from '#app/usecases/rules/decide-draft.server.ts';
import { viewDraft } from '#app/usecases/rules/view-draft.server.ts';

export const meta = titled('Decide on a change of a rule');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewDraft(context.deps, actor, idFrom(params, 'draftId'), firstPage);
  if (!view?.may.decide || view.preview === null) throw forbiddenAsUnknown();
  const { id, body, recompute } = view.draft;
  return { id, title: body.title, version: body.version, recompute, counts: view.preview.counts };
}

const schema = z.object({
  decision: choice(['approve', 'reject'], 'Choose whether you approve or reject it'),
  note: requiredText('Enter why', 1000),
});

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const draftId = idFrom(params, 'draftId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { decision, note } = form.value;
  const result = await decideOnDraft(context.deps, actor, draftId, { approve: decision === 'approve', note });
  if (!result.ok) return refused(result.error, form.value);
  const said = decision === 'approve' ? 'The new version was approved.' : 'The draft was rejected.';
  return redirectSaying(`/rules/drafts/${draftId}`, said, context);
}

export default function DecideDraft() {
  const { id, title, version, recompute, counts } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Approve or reject"
      caption={`${title}, version ${version}`}
      back={{ to: `/rules/drafts/${id}`, words: 'The draft' }}
      form={form}
    >
      {recompute ? (
        <>
          <p className="govuk-body">If you approve it, deadlines that run already are computed again:</p>
          <MoveNumbers counts={counts} />
          <WarningText>
            Dates that have moved are not moved back. A further version would move them again.
          </WarningText>
        </>
      ) : (
        <p className="govuk-body">If you approve it, deadlines that run already stay as they are.</p>
      )}
      <PostForm>
        <Radios
          name="decision"
          label="Your decision"
          form={form}
          options={[
            { value: 'approve', label: 'Approve: it becomes the next version' },
            { value: 'reject', label: 'Reject: nothing changes' },
          ]}
        />
        <TextArea name="note" label="Why?" hint="Nothing about a child" rows={3} max={1000} form={form} />
        <Button>Decide</Button>
      </PostForm>
    </Page>
  );
}
