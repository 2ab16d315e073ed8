import { nationWords } from '#app/components/handover/words.ts';
import { bandWords } from '#app/components/national/words.ts';

type Props = {
  readonly values: Readonly<Record<string, string>>;
  readonly authorities: readonly { readonly id: string; readonly name: string }[];
};

/** What a list is narrowed to, in words: a printed page does not show the filter. */
export function NarrowedTo({ values, authorities }: Props) {
  const { nation, authority, delay } = values;
  const chosen = [
    lookUp(nationWords, nation),
    authorities.find(({ id }) => id === authority)?.name,
    lookUp(bandWords, delay),
  ].filter((words) => words !== undefined);
  if (chosen.length === 0) return null;
  return <p className="govuk-body">Only: {chosen.join(', ')}.</p>;
}

const lookUp = (words: Readonly<Record<string, string>>, code: string | undefined): string | undefined =>
  code === undefined ? undefined : words[code];
