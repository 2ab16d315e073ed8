import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { InsetText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Radios } from '#app/components/form/radios.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { decisionWords, optionsFrom } from '#app/components/subject-request/words.ts';
import { itemDecisions, withholdReasons, type WithholdReason } from '#app/domain/subject-request/codes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice, optionalChoice, optionalText } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { ruleOnItems } from '#app/usecases/subject-request/decide-items.server.ts';
import { viewRequestItem } from '#app/usecases/subject-request/view-request.server.ts';

export const meta = titled('Decide about an item of a request');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const id = idFrom(params, 'requestId');
  const view = await viewRequestItem(context.deps, actor, id, params['item'] ?? '');
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const suggestions = z.preprocess(
  (value): unknown => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
  z.array(z.string().max(200)),
);
const schema = z.object({
  decision: choice(itemDecisions, 'Choose what is done with it'),
  reason: optionalChoice(Object.keys(withholdReasons) as [WithholdReason, ...WithholdReason[]], 'Choose why'),
  suggested: suggestions,
  more: optionalText(2000),
});

const fields = { 'reason-needed': 'reason', 'nothing-marked': 'more', 'not-in-text': 'more' } as const;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const requestId = idFrom(params, 'requestId');
  const { decision, reason, suggested, more } = form.value;
  const phrases = [...suggested, ...(more ?? '').split('\n')].map((one) => one.trim()).filter(Boolean);
  const about = { requestId, ruled: { item: params['item'] ?? '' } };
  const result = await ruleOnItems(context.deps, actor, about, { decision, reason, phrases });
  if (result.ok) return redirectSaying(`/requests/${requestId}`, 'The decision was kept.', context);
  const field = fields[result.error.kind as keyof typeof fields] as string | undefined;
  return refused(result.error, { decision, reason: reason ?? '', suggested, more: more ?? '' }, field);
}

export default function DecideItem() {
  const { request, found, decided, phrases, suggested } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const others = phrases.filter((phrase) => !suggested.includes(phrase));
  return (
    <Page
      title={`Decide: ${found.title}`}
      caption={request.number}
      back={{ to: `/requests/${request.id}`, words: 'The request' }}
      form={form}
    >
      <InsetText>
        <span className="cg-typed">{found.text}</span>
      </InsetText>
      <PostForm>
        <Radios
          name="decision"
          label="What is done with it"
          form={form}
          onRecord={decided?.decision}
          options={optionsFrom(decisionWords)}
        />
        <Select
          name="reason"
          label="Why something is not released"
          empty="Nothing is kept back"
          form={form}
          onRecord={decided?.reason ?? undefined}
          options={optionsFrom(withholdReasons)}
        />
        {suggested.length > 0 && (
          <Checkboxes
            name="suggested"
            label="Black out what seems to be about others"
            form={form}
            onRecord={phrases}
            options={suggested.map((value) => ({ value, label: value }))}
          />
        )}
        <TextArea
          name="more"
          label="Also black out"
          hint="Each passage on a line of its own, as it stands in the text"
          rows={3}
          max={2000}
          form={form}
          onRecord={others.join('\n')}
        />
        <Button>Keep the decision</Button>
      </PostForm>
    </Page>
  );
}
