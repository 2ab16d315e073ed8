/** One line of the results: what was measured, what was hoped for, what came of it. `met` is null where nothing was promised. */
export type Line = {
  readonly what: string;
  readonly result: string;
  readonly goal: string;
  readonly met: boolean | null;
};

export type Section = { readonly title: string; readonly method: string; readonly lines: readonly Line[] };

/** What every measurement is given. `size` shrinks the work for a quick look, whose figures mean nothing. */
export type Settings = {
  readonly seed: number;
  readonly rounds: number;
  readonly size: number;
  readonly now: Date;
  readonly say: (progress: string) => void;
};

const verdict = (met: boolean | null) => (met === null ? '' : met ? 'yes' : '**no**');

export function asMarkdown({ title, method, lines }: Section): string {
  const rows = lines.map(
    ({ what, result, goal, met }) => `| ${what} | ${result} | ${goal} | ${verdict(met)} |`,
  );
  return [
    `## ${title}`,
    '',
    method,
    '',
    '| measured | result | goal | met |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

export function asText({ title, lines }: Section): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const rows = lines.map(
    ({ what, result, goal, met }) =>
      `  ${what.padEnd(width)}  ${result}${goal === '' ? '' : `   (goal: ${goal}: ${met === true ? 'met' : 'MISSED'})`}`,
  );
  return [title, ...rows, ''].join('\n');
}
