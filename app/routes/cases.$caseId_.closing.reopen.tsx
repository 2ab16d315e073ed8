import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { childName } from '#app/components/case/child-name.ts';
import { ReopenForm } from '#app/components/closing/closing-forms.tsx';
import { ClosingGlance } from '#app/components/closing/closing-glance.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { openClosingThat, reopeningSchema } from '#app/http/closing.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { reopenClosedCase } from '#app/usecases/case/reopen-case.server.ts';

const title = 'Open this case again';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  const view = await openClosingThat(args, ({ header }) => header.rights.reopen && header.erasedAt === null);
  return { formKey: args.context.deps.newId(), ...view };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const caseId = idFrom(params, 'caseId');
  const form = await readForm(request, reopeningSchema);
  if (!form.ok) return invalid(form);
  const result = await reopenClosedCase(context.deps, actor, caseId, form.value);
  if (!result.ok) return refused(result.error, form.value);
  const said = 'The case is open again. Its authority has been asked to accept, and a guardian is needed.';
  return redirectSaying(`/cases/${caseId}`, said, context);
}

export default function Reopen() {
  const { header, formKey } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={`${childName(header)}, ${header.reference}`}
      back={{ to: `/cases/${header.caseId}/closing`, words: 'Closing this case' }}
      form={form}
    >
      <ClosingGlance header={header} linked={false} />
      <p className="govuk-body">
        It begins again as a referral does: {header.authority} is asked to accept responsibility, every clock
        of a referral starts, and the coordinators are told that a child needs a guardian.
      </p>
      <ReopenForm form={form} formKey={formKey} />
    </Page>
  );
}
