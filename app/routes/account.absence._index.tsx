import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AbsenceList } from '#app/components/absence/absence-list.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewAbsences } from '#app/usecases/absence/view-absence.server.ts';

const title = 'Absence and cover';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewAbsences(context.deps, actor);
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, now: view.now.toISOString() };
}

export default function Absence() {
  const { userId, own, covering, people, away, now } = useLoaderData<typeof loader>();
  return (
    <Page title={title} back={{ to: '/inbox', words: 'Back to your inbox' }}>
      <p className="govuk-body">
        While you are away somebody stands in for you: what falls due comes to them, and they see your
        children for as long and no longer.
      </p>
      {own.length === 0 ? (
        <p className="govuk-body">You have no absence on record.</p>
      ) : (
        <AbsenceList rows={own} now={now} />
      )}
      <ButtonLink to={`/account/absence/${userId}`} tone="secondary">
        Record or end an absence
      </ButtonLink>
      {covering.length > 0 && (
        <>
          <h2 className="govuk-heading-m">You stand in for</h2>
          <AbsenceList rows={covering} now={now} named />
        </>
      )}
      {people.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Your people</h2>
          {away.length > 0 && <AbsenceList rows={away} now={now} named />}
          <ul className="govuk-list govuk-list--bullet">
            {people.map(({ id, name }) => (
              <li key={id}>
                <a className="govuk-link" href={`/account/absence/${id}`}>
                  Record an absence for {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
