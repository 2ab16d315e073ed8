import type { ReactNode } from 'react';
import { byWords, eventTitle } from '#app/components/case/event-words.ts';
import { closingReasons, obstacleWords } from '#app/components/closing/words.ts';
import { EmptyState } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Timeline } from '#app/components/content/timeline.tsx';
import { DueDate } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { ClosingEntry, ClosingView } from '#app/domain/case/closing-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type View = Wire<ClosingView>;

/** Everything that stands in the way at once, so that nothing turns up only when the last thing is done. */
export function Obstacles({
  obstacles,
  caseId,
  links,
}: Pick<View, 'obstacles'> & { readonly caseId: string; readonly links: boolean }) {
  if (obstacles.length === 0) return null;
  return (
    <section className="cg-alarm" aria-labelledby="obstacles">
      <h2 className="govuk-heading-m" id="obstacles">
        This case cannot be closed now
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {obstacles.map((obstacle) => {
          const { what, link } = obstacleWords(obstacle, caseId);
          return (
            <li key={obstacle.kind === 'overdue' ? obstacle.deadlineId : obstacle.kind}>
              {what}{' '}
              {links && link !== null && (
                <a className="govuk-link" href={link.to}>
                  {link.words}
                  {obstacle.kind === 'overdue' && (
                    <span className="govuk-visually-hidden">: {obstacle.title}</span>
                  )}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The deadlines that end with the case, met or not. */
export function EndingDeadlines({ running, now }: Pick<View, 'running'> & { readonly now: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">What ends with the case</h2>
      {running.length === 0 ? (
        <EmptyState title="Nothing is due in this case." />
      ) : (
        <Table
          caption="Deadlines that end when the case is closed"
          captionHidden
          rows={running}
          keyOf={({ id }) => id}
          columns={[
            { heading: 'Deadline', cell: ({ title }) => title },
            {
              heading: 'Due',
              cell: ({ dueAt, paused }) =>
                paused ? 'Its clock stands still' : <DueDate at={dueAt} now={now} />,
            },
          ]}
        />
      )}
    </>
  );
}

/** What is proposed, by whom and why. */
export function Proposal({ proposal }: { readonly proposal: NonNullable<View['proposal']> }) {
  const { reason, other, otherId, by, at, note } = proposal;
  return (
    <SummaryList
      rows={[
        { key: 'Why', value: reason === null ? '–' : closingReasons[reason] },
        ...(other === null ? [] : [{ key: 'Other case', value: otherCase(other, otherId) }]),
        { key: 'Proposed by', value: `${byWords(by)}, ${formatMoment(at)}` },
        ...(note === null ? [] : [{ key: 'Note', value: <span className="cg-typed">{note}</span> }]),
      ]}
    />
  );
}

const otherCase = (reference: string, id: string | null): ReactNode =>
  id === null ? (
    reference
  ) : (
    <a className="govuk-link cg-reference" href={`/cases/${id}`}>
      {reference}
    </a>
  );

/** Who proposed, decided and undid a closing of this case, newest first; what waits stands above already. */
export function ClosingHistory({ history, proposal }: Pick<View, 'history' | 'proposal'>) {
  const entries = history.filter(({ id }) => id !== proposal?.id);
  if (entries.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What was proposed and decided</h2>
      <Timeline entries={entries.map(entryOf)} />
    </>
  );
}

function entryOf({ id, type, at, by, reason, other, note }: Wire<ClosingEntry>) {
  const lines = [
    reason === null ? '' : `Reason: ${closingReasons[reason]}.`,
    other === null ? '' : `The child’s other case is ${other}.`,
  ].filter((line) => line !== '');
  return {
    id,
    at,
    title: eventTitle(type) ?? type,
    by: byWords(by),
    body: (lines.length > 0 || note !== null) && (
      <>
        {lines.length > 0 && <p className="govuk-body">{lines.join(' ')}</p>}
        {note !== null && <p className="govuk-body cg-typed cg-note">{note}</p>}
      </>
    ),
  };
}
