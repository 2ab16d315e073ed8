import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { DueDate, DueTag } from '#app/components/time/due-date.tsx';
import type { DuesOf, HomeDue } from '#app/domain/guardian/home-view.ts';
import type { KeyPage } from '#app/domain/shared/key-page.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly dues: Wire<KeyPage<HomeDue>>;
  readonly whose: DuesOf;
  readonly managing: boolean;
  readonly now: string;
};

/** What is due for the children, overdue first: one's own duties, or everybody's. */
export function HomeDues({ dues, whose, managing, now }: Props) {
  const to = (name: string, cursor: string | null) =>
    cursor && `/guardian?${new URLSearchParams({ whose, [name]: cursor }).toString()}`;
  return (
    <section aria-labelledby="due">
      <h2 className="govuk-heading-m" id="due">
        Due now and next
      </h2>
      <Whose whose={whose} managing={managing} />
      {dues.rows.length === 0 && (
        <EmptyState
          title={whose === 'ours' ? 'Nothing waits for you.' : 'Nothing is due for these children.'}
        >
          What falls to you next will stand here, overdue first.
        </EmptyState>
      )}
      <ul className="cg-tasks">
        {dues.rows.map((due) => (
          <Due key={due.id} due={due} whose={whose} managing={managing} now={now} />
        ))}
      </ul>
      <Pagination
        newer={to('before', dues.before)}
        older={to('after', dues.after)}
        words={{ newer: 'Due earlier', older: 'Due later' }}
      />
    </section>
  );
}

function Whose({ whose, managing }: { readonly whose: DuesOf; readonly managing: boolean }) {
  const mine = managing ? 'What my guardians and I have to do' : 'What I have to do';
  return (
    <p className="govuk-body">
      {whose === 'ours' ? (
        <>
          {mine}.{' '}
          <a className="govuk-link" href="/guardian?whose=everybody">
            Show everybody’s
          </a>
        </>
      ) : (
        <>
          What anybody has to do for these children.{' '}
          <a className="govuk-link" href="/guardian">
            Show only ours
          </a>
        </>
      )}
    </p>
  );
}

type DueProps = Omit<Props, 'dues'> & { readonly due: Wire<HomeDue> };

function Due({ due, whose, managing, now }: DueProps) {
  const overdue = Date.parse(due.dueAt) <= Date.parse(now);
  const child = due.child === '' ? 'A child whose name is not known' : due.child;
  return (
    <li className={`cg-task${overdue ? ' cg-task--overdue' : ''}`}>
      <h3 className="govuk-heading-s cg-task__title">
        <span>
          {child}: {due.title}
        </span>{' '}
        <DueTag at={due.dueAt} now={now} />
      </h3>
      <p className="govuk-body">
        <DueDate at={due.dueAt} now={now} />
      </p>
      {managing && <p className="govuk-body">Guardian: {due.guardian}</p>}
      {whose === 'everybody' && <p className="govuk-body">Responsible: {due.responsibleLabel}</p>}
      <div className="govuk-button-group">
        {due.recordAs && (
          <ButtonLink to={`/cases/${due.caseId}/record?what=${due.recordAs}`} tone="secondary">
            Record it
            <span className="govuk-visually-hidden">
              : {due.title}, {child}
            </span>
          </ButtonLink>
        )}
        <a className="govuk-link" href={`/cases/${due.caseId}`}>
          Open the case<span className="govuk-visually-hidden">: {child}</span>
        </a>
      </div>
    </li>
  );
}
