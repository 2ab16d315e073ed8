import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Tag } from '#app/components/content/tag.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { RuleCautions, RuleFacts } from '#app/components/rules/rule-page.tsx';
import { Versions } from '#app/components/rules/versions.tsx';
import { WhatIfAnswer } from '#app/components/rules/what-if-answer.tsx';
import { WhatIfForm } from '#app/components/rules/what-if-form.tsx';
import { standingWords } from '#app/components/rules/words.ts';
import { WorkedExample } from '#app/components/rules/worked-example.tsx';
import type { WhatIf } from '#app/domain/rules/what-if.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { formOf, parseFields, valuesOf, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { ruleAsked, whatIfSchema } from '#app/http/rules.server.ts';
import { momentOf, wallNow } from '#app/http/work.server.ts';
import { answerWhatIf, viewRule } from '#app/usecases/rules/view-rule.server.ts';

export const meta = titled('Rule');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewRule(context.deps, actor, ruleAsked(params, new URL(request.url).searchParams));
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, ...wallNow(view.now) };
}

type Answer = { readonly errors: FieldErrors; readonly values: FormValues; readonly found: WhatIf | null };

/** Answers on the same page: dates stay out of addresses. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const asked = ruleAsked(params, new URL(request.url).searchParams);
  const view = await viewRule(context.deps, actor, asked);
  if (view === null) throw forbiddenAsUnknown();
  const fields = await formOf(request);
  const values = valuesOf(fields);
  const form = parseFields(fields, whatIfSchema(view.needs, view.authorities));
  if (!form.ok) return answer<Answer>({ errors: form.errors, values, found: null }, { status: 422 });
  const { day, time, nation, authority, born, supplied } = form.value;
  const dates = { ...(born && { dateOfBirth: born }), ...(supplied && { suppliedDate: supplied }) };
  const trigger = { at: momentOf(day, time), ...dates };
  const found = answerWhatIf(context.deps, actor, { ...asked, trigger, nation, authorityId: authority });
  if (found === null)
    return answer<Answer>(
      { errors: { nation: 'Choose a nation in which this rule holds' }, values, found },
      { status: 422 },
    );
  return answer<Answer>({ errors: {}, values, found });
}

export default function OneRule() {
  const { rule, standing, versions, follows, next, example, needs, authorities, mayDraft, today, time } =
    useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={rule.title} caption="Rule" back={{ to: '/rules', words: 'All rules' }} form={form}>
      <p className="govuk-body">
        <Tag tone={standing === 'in-force' ? 'good' : 'neutral'}>{standingWords[standing]}</Tag>
      </p>
      <RuleCautions rule={rule} />
      <RuleFacts rule={rule} chain={{ follows, next }} />
      <WorkedExample example={example} />
      <h2 className="govuk-heading-m cg-screen-only">What if?</h2>
      <p className="govuk-body cg-screen-only">
        Enter an event to see when this rule would fall due. Nothing is kept.
      </p>
      {form?.found && <WhatIfAnswer found={form.found} rule={rule} />}
      <div className="cg-screen-only">
        <WhatIfForm
          nations={rule.nations}
          needs={needs}
          authorities={authorities}
          today={today}
          time={time}
          form={form}
        />
      </div>
      <Versions ruleKey={rule.key} shown={rule.version} versions={versions} />
      {mayDraft && (
        <ButtonLink to={`/rules/${rule.key}/draft`} tone="secondary">
          Draft a new version
        </ButtonLink>
      )}
    </Page>
  );
}
