import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AbsenceForm } from '#app/components/absence/absence-form.tsx';
import { AbsenceList } from '#app/components/absence/absence-list.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { absenceField, absenceSchema } from '#app/http/absence.server.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { dayBoxes } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { endAbsenceEarly } from '#app/usecases/absence/end-absence.server.ts';
import { recordAbsence } from '#app/usecases/absence/record-absence.server.ts';
import { viewAbsenceOf } from '#app/usecases/absence/view-absence.server.ts';

const title = 'Record or end an absence';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewAbsenceOf(context.deps, actor, idFrom(params, 'userId'));
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, now: view.now.toISOString() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, absenceSchema);
  if (!form.ok) return invalid(form);
  const { value } = form;
  const here = `/account/absence/${userId}`;
  if (value.intent === 'end') {
    const ended = await endAbsenceEarly(context.deps, actor, value.absence);
    return ended.ok ? redirectSaying(here, 'The absence has ended.', context) : refused(ended.error);
  }
  const { from, to, cover: coverId } = value;
  const result = await recordAbsence(context.deps, actor, userId, { from, to, coverId });
  const typed = { ...dayBoxes('from', from), ...dayBoxes('to', to), cover: coverId ?? '' };
  if (!result.ok) return refused(result.error, typed, absenceField(result.error.kind));
  return redirectSaying(here, 'The absence is on record, and whoever stands in was told.', context);
}

export default function AbsenceOf() {
  const { person, absences, cover, now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.self ? undefined : person.name}
      back={{ to: '/account/absence', words: 'Absence and cover' }}
      form={form}
    >
      {absences.length > 0 && (
        <>
          <h2 className="govuk-heading-m">On record</h2>
          <AbsenceList rows={absences} now={now} endable />
        </>
      )}
      <AbsenceForm form={form} cover={cover} />
    </Page>
  );
}
