import { exampleDates } from '#app/components/rules/rule-facts.ts';
import { Lines } from '#app/components/rules/lines.tsx';
import { WarningText } from '#app/components/content/notes.tsx';
import { divisionWords } from '#app/components/rules/draft-options.ts';
import { wallWords } from '#app/components/rules/words.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Props = {
  readonly example: Rule['example'] & { readonly agrees: boolean; readonly why: readonly string[] };
};

/** What somebody worked by hand, and the program's own reasons beside it. */
export function WorkedExample({ example }: Props) {
  const { due, trigger, because, division } = example;
  return (
    <section aria-labelledby="example">
      <h2 className="govuk-heading-m" id="example">
        Worked example
      </h2>
      {!example.agrees && (
        <WarningText>
          The program computes another date than this example says. Tell an administrator.
        </WarningText>
      )}
      <Lines
        lines={[
          `The event happens on ${wallWords(trigger)}.`,
          ...exampleDates(example),
          due === null ? 'There is no due date: no time is fixed.' : `It is due on ${wallWords(due)}.`,
          `Worked by hand, with the bank holidays of ${divisionWords[division]}: ${because}`,
        ]}
      />
      {example.why.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Why is this due?</h3>
          <ul className="govuk-list govuk-list--bullet">
            {example.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
