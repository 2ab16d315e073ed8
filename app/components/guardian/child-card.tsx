import { Tag } from '#app/components/content/tag.tsx';
import { dueWords } from '#app/components/time/due-words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { ChildCard as Child } from '#app/domain/guardian/home-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly child: Wire<Child>; readonly level: 3 | 4; readonly now: string };

/** One child at a glance. */
export function ChildCard({ child, level, now }: Props) {
  const Heading = `h${level}` as const;
  return (
    <li className="cg-child">
      <Heading className="govuk-heading-s cg-child__name">
        <a className="govuk-link" href={`/cases/${child.caseId}`}>
          {child.name === '' ? 'Name not known' : child.name}
        </a>
      </Heading>
      {child.coveringFor && (
        <p className="govuk-body">
          <Tag tone="notice">Covering for {child.coveringFor}</Tag>
        </p>
      )}
      {child.overdue > 0 && (
        <p className="govuk-body">
          <Tag tone="alarm">{child.overdue} overdue</Tag>
        </p>
      )}
      <p className="govuk-body">
        {child.ageYears === null ? 'Age not known' : `${child.ageYears} years`},{' '}
        <span className="cg-reference">{child.reference}</span>
      </p>
      <p className="govuk-body">
        {child.authority}
        {child.accepted ? '' : ' (has not accepted yet)'}
      </p>
      <p className="govuk-body">Social worker: {child.worker ?? 'nobody named yet'}</p>
      <p className="govuk-body">
        {child.nextDueAt === null
          ? 'Nothing else is due.'
          : `Next: ${formatMoment(child.nextDueAt)}, ${dueWords(child.nextDueAt, now)}`}
      </p>
    </li>
  );
}
