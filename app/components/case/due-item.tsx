import { DueReasons } from '#app/components/case/due-reasons.tsx';
import { nextWords, responsibleWords } from '#app/components/case/due-words.ts';
import { ToldList } from '#app/components/case/told-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { DueDate, DueTag } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { OpenDue } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly due: Wire<OpenDue>;
  readonly caseId: string;
  readonly mayAcknowledge: boolean;
  readonly now: string;
};

/** One thing that is due: when, whose it is, why, who was told, and what happens next of itself. */
export function DueItem({ due, caseId, mayAcknowledge, now }: Props) {
  const alarming = !due.milestone && Date.parse(due.dueAt) <= Date.parse(now);
  const title = `due-${due.id}`;
  return (
    <li className={`cg-task${alarming ? ' cg-task--overdue' : ''}`}>
      <article aria-labelledby={title}>
        <h3 className="govuk-heading-s cg-task__title" id={title}>
          {due.title}{' '}
          {due.milestone ? <Tag tone="neutral">A date to know</Tag> : <DueTag at={due.dueAt} now={now} />}
        </h3>
        <p className="govuk-body cg-task__when">
          <DueDate at={due.dueAt} now={now} />
        </p>
        <p className="govuk-body">Responsible: {responsibleWords(due)}</p>
        <Held due={due} now={now} />
        {!due.milestone && <p className="govuk-body">{nextWords(due.next, due, now)}</p>}
        <div className="govuk-button-group">
          <RecordIt due={due} caseId={caseId} />
          {alarming && mayAcknowledge && <OnIt due={due} />}
        </div>
        <DueReasons due={due} />
        <ToldList due={due} />
      </article>
    </li>
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
