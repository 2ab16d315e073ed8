import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { DraftForm } from '#app/components/rules/draft-form.tsx';
import { datesNeeded } from '#app/domain/rules/rule-standing.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { answerDraft } from '#app/http/rule-draft-answer.server.ts';
import { newestVersion } from '#app/usecases/rules/save-draft.server.ts';

export const meta = titled('Draft a new version');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const rule = newestVersion(context.deps, actor, params['key'] ?? '');
  if (rule === null) throw forbiddenAsUnknown();
  return { rule, needs: datesNeeded(rule.length) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const base = newestVersion(context.deps, actor, params['key'] ?? '');
  if (base === null) throw forbiddenAsUnknown();
  return answerDraft({ request, context, actor }, base, null);
}

export default function NewDraft() {
  const { rule, needs } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title="Draft a new version"
      caption={rule.title}
      back={{ to: `/rules/${rule.key}`, words: 'The rule' }}
      form={form}
    >
      <p className="govuk-body">
        Version {rule.version + 1}. Nothing changes until a second person has approved it. Which events start
        and meet the rule is not changed here.
      </p>
      <DraftForm rule={rule} kept={null} needs={needs} form={form} differs={form?.differs ?? null} />
    </Page>
  );
}
