import { Table } from '#app/components/content/table.tsx';
import { standingWords, validityWords } from '#app/components/rules/words.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Standing } from '#app/domain/rules/rule-standing.ts';

type Version = Pick<Rule, 'version' | 'validFrom' | 'validTo' | 'source'> & { readonly standing: Standing };
type Props = { readonly ruleKey: string; readonly shown: number; readonly versions: readonly Version[] };

/** Every version there has been: a deadline keeps the one it was computed under. */
export function Versions({ ruleKey, shown, versions }: Props) {
  return (
    <Table
      caption="Versions"
      rows={versions}
      keyOf={({ version }) => String(version)}
      columns={[
        {
          heading: 'Version',
          cell: ({ version }) =>
            version === shown ? (
              <>Version {version} (shown here)</>
            ) : (
              <a className="govuk-link" href={`/rules/${ruleKey}?version=${version}`}>
                Version {version}
              </a>
            ),
        },
        { heading: 'State', cell: ({ standing }) => standingWords[standing] },
        { heading: 'Answers for', cell: validityWords },
      ]}
    />
  );
}
