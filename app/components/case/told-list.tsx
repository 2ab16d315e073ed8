import { emailWords, toldWords } from '#app/components/case/due-words.ts';
import { Details } from '#app/components/content/notes.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { OpenDue } from '#app/domain/case/due-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Who has been told of a deadline, when, how, and whether it got there. */
export function ToldList({ due }: { readonly due: Wire<OpenDue> }) {
  if (due.told.length === 0)
    return <p className="govuk-body govuk-hint">Nobody has been told of this yet.</p>;
  const people = new Set(due.told.map(({ name }) => name)).size;
  return (
    <Details summary={`Who was told so far: ${people === 1 ? '1 person' : `${people} people`}`}>
      <ul className="govuk-list cg-told">
        {due.told.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong> was {toldWords(one.kind)} on <Moment at={one.at} />: a notice here,{' '}
            {one.readAt ? `read on ${formatMoment(one.readAt)}` : 'not read yet'}. {emailWords(one.email)}
          </li>
        ))}
      </ul>
    </Details>
  );
}
