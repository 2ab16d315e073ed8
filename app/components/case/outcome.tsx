import { childName } from '#app/components/case/child-name.ts';
import { settledWords } from '#app/components/case/due-words.ts';
import { eventTitle } from '#app/components/case/event-words.ts';
import { Panel } from '#app/components/content/notes.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { DueDate } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { SettledDue } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly title: string;
  readonly header: Wire<CaseHeader>;
  readonly outcome: {
    readonly type: string;
    readonly at: string;
    readonly met: readonly Wire<SettledDue>[];
    readonly opened: readonly { readonly id: string; readonly title: string; readonly dueAt: string }[];
  };
  readonly now: string;
};

/** What a record changed: the deadlines it met, and those it started. */
export function Outcome({ title, header, outcome, now }: Props) {
  const { type, at, met, opened } = outcome;
  return (
    <>
      <Panel title={title}>
        {eventTitle(type) ?? type}, {formatMoment(at)}
      </Panel>
      <p className="govuk-body">
        {childName(header)}, <span className="cg-reference">{header.reference}</span>
      </p>
      <h2 className="govuk-heading-m">What this met</h2>
      {met.length === 0 ? (
        <p className="govuk-body">
          No open deadline waited for this. It stands in the chronology all the same.
        </p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {met.map((due) => (
            <li key={due.id}>
              {due.title}: {settledWords[due.status].toLowerCase()}. It was due on {formatMoment(due.dueAt)}.
            </li>
          ))}
        </ul>
      )}
      <h2 className="govuk-heading-m">What this started</h2>
      {opened.length === 0 ? (
        <p className="govuk-body">No new deadline runs because of it.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {opened.map((due) => (
            <li key={due.id}>
              {due.title}: <DueDate at={due.dueAt} now={now} />
            </li>
          ))}
        </ul>
      )}
      <ButtonLink to={`/cases/${header.caseId}`}>What is due now</ButtonLink>
      <p className="govuk-body">
        <a className="govuk-link" href={`/cases/${header.caseId}/chronology`}>
          See it in the chronology
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/cases/${header.caseId}/record`}>
          Record something else
        </a>
      </p>
    </>
  );
}
