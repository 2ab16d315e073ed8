import { DueItem } from '#app/components/case/due-item.tsx';
import { settledWords } from '#app/components/case/due-words.ts';
import { Details, EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { HistoryLines } from '#app/components/deadline/history.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { OpenDue, SettledWithHistory } from '#app/domain/case/due-view.ts';
import type { KeyPage } from '#app/domain/shared/key-page.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly open: Wire<KeyPage<OpenDue>>;
  readonly settled: readonly Wire<SettledWithHistory>[];
  readonly header: Wire<CaseHeader>;
  readonly now: string;
};

/** What runs in a case, overdue first. */
export function DueList({ open, settled, header, now }: Props) {
  const path = `/cases/${header.caseId}`;
  return (
    <>
      <h2 className="govuk-heading-m">What is due</h2>
      {open.rows.length === 0 && (
        <EmptyState title="Nothing is due at present.">
          {header.status === 'open'
            ? 'What is recorded next may start a clock again; it will then stand here.'
            : 'Every deadline ended with the case.'}
        </EmptyState>
      )}
      <ul className="cg-tasks">
        {open.rows.map((due) => (
          <DueItem
            key={due.id}
            due={due}
            caseId={header.caseId}
            mayAcknowledge={header.rights.acknowledge}
            now={now}
          />
        ))}
      </ul>
      <Pagination
        newer={open.before && `${path}?before=${open.before}`}
        older={open.after && `${path}?after=${open.after}`}
        words={{ newer: 'Due earlier', older: 'Due later' }}
      />
      {settled.length > 0 && (
        <Details summary={`Met, waived and no longer needed (${settled.length})`}>
          <ul className="govuk-list cg-told">
            {settled.map((due) => (
              <Settled key={due.id} due={due} />
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Settled({ due }: { readonly due: Wire<SettledWithHistory> }) {
  return (
    <li>
      <strong>{due.title}</strong>: {settledWords[due.status]}
      {due.metAt && ` on ${formatMoment(due.metAt)}`}. It was due on {formatMoment(due.dueAt)}.
      {due.status === 'met-late' && !due.explained && ' Why it was late has not been said yet.'}
      {due.mayExplain && (
        <>
          {' '}
          <a className="govuk-link" href={`/deadlines/${due.id}/late-reason`}>
            Say why it was late<span className="govuk-visually-hidden">: {due.title}</span>
          </a>
        </>
      )}
      <HistoryLines changes={due.history} />
    </li>
  );
}
