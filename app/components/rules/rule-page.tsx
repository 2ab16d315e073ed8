import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Lines } from '#app/components/rules/lines.tsx';
import { ruleFacts, sourceFacts, type Chain, type RuleFact } from '#app/components/rules/rule-facts.ts';
import { nationsInWords } from '#app/components/rules/rule-table.tsx';
import { SourceLink } from '#app/components/rules/source-link.tsx';
import { cautions } from '#app/components/rules/words.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** What must be known before relying on a rule, where there is anything. */
export function RuleCautions({ rule }: { readonly rule: Rule }) {
  const said = cautions(rule);
  if (said.length === 0) return null;
  return (
    <div className="govuk-inset-text">
      <h2 className="govuk-heading-s">Before you rely on this</h2>
      <ul className="govuk-list govuk-list--bullet">
        {said.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

/** The whole of one version of a rule. */
export function RuleFacts({ rule, chain }: { readonly rule: Rule; readonly chain: Chain }) {
  const { source } = rule;
  return (
    <SummaryList
      rows={[
        { key: 'Nations', value: nationsInWords(rule.nations) },
        ...rowsOf(ruleFacts(rule, chain)),
        { key: 'Where it is written', value: <SourceLink source={source} /> },
        ...rowsOf(sourceFacts(rule)),
        { key: 'Version', value: `${rule.version} of ${rule.key}` },
      ]}
    />
  );
}

const rowsOf = (facts: readonly RuleFact[]) =>
  facts.map(({ about, says }) => ({ key: about, value: <Lines lines={says} /> }));
