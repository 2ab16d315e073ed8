import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { AnsweredAlready, backTo } from '#app/components/handover/answered-already.tsx';
import { Thread } from '#app/components/handover/thread.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { openHandover } from '#app/http/handover.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';

const title = 'Ask a question';
export const meta = titled(title);

export const loader = async (args: LoaderFunctionArgs) => ({ view: (await openHandover(args)).view });

const schema = z.object({ question: requiredText('Enter your question', 2000) });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const id = idFrom(params, 'handoverId');
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await answerHandoverAs(context.deps, actor, id, { verb: 'query', ...form.value });
  if (!result.ok) return refused(result.error, form.value);
  const said = 'Your question was sent to the national coordinators. The clock has not stopped.';
  return redirectSaying(`/handovers/${id}`, said, context);
}

export default function Ask() {
  const { view } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (!view.rights.answer) return <AnsweredAlready view={view} form={form} title={title} />;
  const { handover, preview, thread } = view;
  return (
    <Page title={title} caption={preview?.reference} form={form} back={backTo(handover.id)}>
      <p className="govuk-body">
        A national coordinator answers. The clock on your answer goes on meanwhile, so you may still accept or
        refuse without waiting.
      </p>
      <Thread messages={thread} />
      <PostForm>
        <TextArea name="question" label="Your question" form={form} max={2000} />
        <Button>Send the question</Button>
      </PostForm>
    </Page>
  );
}
