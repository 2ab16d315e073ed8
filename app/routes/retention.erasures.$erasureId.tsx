import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { basisWords } from '#app/components/retention/words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { choice, optionalText } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { decideErasure } from '#app/usecases/retention/decide-erasure.server.ts';
import { erasureToDecide } from '#app/usecases/retention/view-retention.server.ts';

export const meta = titled('Decide on an erasure');

async function opened({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const erasure = await erasureToDecide(context.deps, actor, idFrom(params, 'erasureId'));
  if (erasure === null) throw forbiddenAsUnknown();
  return { actor, erasure };
}

export async function loader(args: LoaderFunctionArgs) {
  const { erasure } = await opened(args);
  return { erasure };
}

const schema = z.object({
  decision: choice(['erase', 'reject'], 'Choose whether the record is erased'),
  reference: optionalText(40),
});

/** It cannot be undone: whoever erases has proved again who they are, and types the reference of the case. */
export async function action(args: ActionFunctionArgs) {
  const { actor, erasure } = await opened(args);
  const form = await readForm(args.request, schema);
  if (!form.ok) return invalid(form);
  const { decision, reference } = form.value;
  const values = { decision, reference: reference ?? '' };
  if (decision === 'erase' && caseReference(values.reference) !== erasure.reference)
    return answer(
      { errors: { reference: `Type the reference, ${erasure.reference}, to confirm` }, values },
      { status: 422 },
    );
  const result = await decideErasure(args.context.deps, actor, erasure.id, decision);
  if (!result.ok) return refused(result.error, values);
  const said = decision === 'erase' ? 'The record was erased.' : 'The erasure was rejected.';
  return redirectSaying(`/retention/${result.value.caseId}`, said, args.context);
}

export default function DecideOnErasure() {
  const { erasure } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Decide on an erasure"
      caption={erasure.reference}
      back={{ to: `/retention/${erasure.caseId}`, words: 'Retention of the record' }}
      form={form}
    >
      <SummaryList
        rows={[
          { key: 'Why', value: basisWords(erasure.basis) },
          { key: 'Proposed by', value: `${erasure.proposedBy}, ${formatMoment(erasure.proposedAt)}` },
        ]}
      />
      <WarningText>
        Erasing destroys the key of this child. Names, the referral and notes of all cases of this child can
        then be read by nobody, and nothing brings them back.
      </WarningText>
      <PostForm>
        <Radios
          name="decision"
          label="Your decision"
          form={form}
          options={[
            { value: 'erase', label: 'Erase the record' },
            { value: 'reject', label: 'Reject: the record stays' },
          ]}
        />
        <TextInput
          name="reference"
          label={`To erase, type the reference ${erasure.reference}`}
          width="10"
          form={form}
        />
        <Button tone="warning">Decide</Button>
      </PostForm>
    </Page>
  );
}
