import { DeadlineActions } from '#app/components/deadline/deadline-actions.tsx';
import { History } from '#app/components/deadline/history.tsx';
import { reasonWords } from '#app/components/deadline/reason-words.ts';
import { DueReasons } from '#app/components/case/due-reasons.tsx';
import { nextWords, responsibleWords } from '#app/components/case/due-words.ts';
import { ToldList } from '#app/components/case/told-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { DueDate, DueTag } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { OpenDue, PausedNow } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly due: Wire<OpenDue>;
  readonly caseId: string;
  readonly mayAcknowledge: boolean;
  readonly now: string;
};

/** One thing that is due: when, whose it is, why, who was told, and what happens next of itself. */
export function DueItem({ due, caseId, mayAcknowledge, now }: Props) {
  const alarming = due.paused === null && !due.milestone && Date.parse(due.dueAt) <= Date.parse(now);
  const title = `due-${due.id}`;
  return (
    <li className={`cg-task${alarming ? ' cg-task--overdue' : ''}`}>
      <article aria-labelledby={title}>
        <h3 className="govuk-heading-s cg-task__title" id={title}>
          {due.title} <StateTag due={due} now={now} />
        </h3>
        <p className="govuk-body cg-task__when">
          {due.paused === null ? (
            <DueDate at={due.dueAt} now={now} />
          ) : (
            <Paused due={due} paused={due.paused} />
          )}
        </p>
        <p className="govuk-body">Responsible: {responsibleWords(due)}</p>
        <Held due={due} now={now} />
        <Next due={due} now={now} />
        <div className="govuk-button-group">
          <RecordIt due={due} caseId={caseId} />
          {alarming && mayAcknowledge && <OnIt due={due} />}
        </div>
        <DeadlineActions due={due} />
        <DueReasons due={due} />
        <History changes={due.history} />
        <ToldList due={due} />
      </article>
    </li>
  );
}

function Next({ due, now }: Pick<Props, 'due' | 'now'>) {
  if (due.milestone) return null;
  const words =
    due.paused === null
      ? nextWords(due.next, due, now)
      : 'Nobody is told anything until the clock runs again.';
  return <p className="govuk-body">{words}</p>;
}

function StateTag({ due, now }: Pick<Props, 'due' | 'now'>) {
  if (due.paused !== null) return <Tag tone="neutral">Paused</Tag>;
  return due.milestone ? <Tag tone="neutral">A date to know</Tag> : <DueTag at={due.dueAt} now={now} />;
}

function Paused({ due, paused }: Pick<Props, 'due'> & { readonly paused: Wire<PausedNow> }) {
  return (
    <>
      <strong>Paused since {formatMoment(paused.since)}</strong>: {reasonWords(paused.reason)}. Before that it
      was due on {formatMoment(due.dueAt)}; the days in between are added once the clock runs again.
    </>
  );
}

function Held({ due: { held }, now }: Pick<Props, 'due' | 'now'>) {
  if (held === null || Date.parse(held.until) <= Date.parse(now)) return null;
  return (
    <p className="govuk-body">
      <strong>{held.name} is on it</strong> until {formatMoment(held.until)}.
    </p>
  );
}

function RecordIt({ due, caseId }: Pick<Props, 'due' | 'caseId'>) {
  if (due.recordAs === null) return null;
  return (
    <ButtonLink to={`/cases/${caseId}/record?what=${due.recordAs}`} tone="secondary">
      Record it<span className="govuk-visually-hidden">: {due.title}</span>
    </ButtonLink>
  );
}

function OnIt({ due }: { readonly due: Wire<OpenDue> }) {
  return (
    <PostForm action={`/deadlines/${due.id}/acknowledge`}>
      <Button tone="secondary">
        I am on it<span className="govuk-visually-hidden">: {due.title}</span>
      </Button>
      <p className="govuk-hint">
        Nobody further up is told for {due.holdHours} {due.holdHours === 1 ? 'hour' : 'hours'}. It stays
        overdue.
      </p>
    </PostForm>
  );
}
