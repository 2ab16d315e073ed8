import { Tag } from '#app/components/content/tag.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { formatMoment, formatPlainDay } from '#app/components/time/london.ts';

type Row = {
  readonly key: string;
  readonly kind: 'text' | 'moment' | 'day';
  readonly values: readonly string[];
};

type Section = {
  readonly step: string;
  readonly title: string;
  readonly changeAt: string;
  readonly state: 'complete' | 'unanswered' | 'not-right';
  readonly problems: readonly string[];
  readonly rows: readonly Row[];
};

/** One page of the form as it will be sent, or what it still needs. */
export function AnswersSection({ section }: { readonly section: Section }) {
  const { title, state, changeAt, problems, rows } = section;
  return (
    <section className="cg-answers" aria-label={title}>
      <div className="cg-answers__head">
        <h2 className="govuk-heading-m">{title}</h2>
        <a className="govuk-link" href={changeAt}>
          {state === 'unanswered' ? 'Answer' : 'Change'}
          <span className="govuk-visually-hidden"> {title}</span>
        </a>
      </div>
      {state === 'complete' ? (
        <SummaryList rows={rows.map((row) => ({ key: row.key, value: <Value row={row} /> }))} />
      ) : (
        <Missing state={state} problems={problems} />
      )}
    </section>
  );
}

function Missing({
  state,
  problems,
}: Pick<Section, 'problems'> & { readonly state: 'unanswered' | 'not-right' }) {
  const unanswered = state === 'unanswered';
  return (
    <>
      <p className="govuk-body">
        <Tag tone="warning">{unanswered ? 'Not answered yet' : 'Not complete'}</Tag>
      </p>
      {!unanswered && (
        <ul className="govuk-list govuk-list--bullet">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Value({ row: { kind, values } }: { readonly row: Row }) {
  const said = values.map((value) =>
    kind === 'moment' ? formatMoment(value) : kind === 'day' ? formatPlainDay(value) : value,
  );
  if (said.length === 0) return <>None chosen</>;
  if (said.length === 1) return <span className="cg-typed">{said[0]}</span>;
  return (
    <ul className="govuk-list">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
