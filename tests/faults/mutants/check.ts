import { drills } from '#tests/faults/drills/drills.ts';

import { assertStillApplies, runDrill, type DrillResult } from './breeding.ts';
import { mutantNamed, mutants, type DrillName, type Mutant } from './mutants.ts';

type Line = {
  readonly name: string;
  readonly removed: string;
  readonly drill: DrillName;
  readonly colour: 'red' | 'green' | 'not provoked' | 'broken off';
  readonly broke: string;
  readonly asItShould: boolean;
};

/** Drills wait more than they work, so two go on side by side. */
const lanes = 2;

/**
 * Who audits the auditor: takes one guard of the service away at a time and expects the audit to turn red, and the same
 * drills without any change to stay green. Answers whether all did; a hazard that did not come about counts as a failure.
 */
export async function checkMutants(
  seed: number,
  chosen: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  const wanted = chosen.length === 0 ? mutants : chosen.map(mutantNamed);
  for (const mutant of wanted) await assertStillApplies(mutant);
  const controls = [...new Set(wanted.map(({ drill }) => drill))];
  const trials = [
    ...controls.map((drill): Trial => ({ mutant: null, drill })),
    ...wanted.map((mutant): Trial => ({ mutant, drill: mutant.drill })),
  ];
  const lines = await inLanes(trials, (trial) => attempt(trial, seed, say));
  console.log(`\n${tableOf(lines)}`);
  return lines.every(({ asItShould }) => asItShould);
}

type Trial = { readonly mutant: Mutant | null; readonly drill: DrillName };

const tries = 3;

/** On a starved machine a hazard may not come about; then the drill is held again, and says nothing until it does. */
async function attempt({ mutant, drill }: Trial, seed: number, say: (line: string) => void): Promise<Line> {
  const name = `${mutant?.name ?? 'nothing removed'} (${drill})`;
  for (let count = 1; ; count++) {
    say(`${name} begins`);
    const result = await runDrill(drill, mutant, {
      seed: seed + count,
      say: (line) => {
        say(`${name}: ${line}`);
      },
    });
    const line = lineOf({ mutant, drill }, result);
    if (line.colour !== 'not provoked' || count === tries) return line;
  }
}

async function inLanes<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const left = items.entries();
  const lane = async () => {
    for (const [index, item] of left) results.set(index, await run(item));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return items.flatMap((_, index) => results.get(index) ?? []);
}

function lineOf({ mutant, drill }: Trial, result: DrillResult | null): Line {
  const about = { name: mutant?.name ?? 'none', removed: mutant?.removed ?? 'nothing', drill };
  const colour = colourOf(drill, result);
  const wanted = mutant === null ? 'green' : 'red';
  return { ...about, colour, broke: findingOf(result), asItShould: colour === wanted };
}

/** Red without the hazard would be red for another reason, and green without it means nothing. */
function colourOf(drill: DrillName, result: DrillResult | null): Line['colour'] {
  if (result === null) return 'broken off';
  if (result.provoked < drills[drill].least) return 'not provoked';
  return result.broken.length > 0 ? 'red' : 'green';
}

function findingOf(result: DrillResult | null): string {
  const [first] = result?.broken ?? [];
  return result === null || first === undefined ? '' : `${promisesIn(result)}: ${first.what}`;
}

const promisesIn = ({ broken }: DrillResult) =>
  [...new Set(broken.map(({ promise }) => promise))].toSorted().join(' ');

function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(
    ({ name, removed, drill, colour, broke, asItShould }) =>
      `| ${name} | ${removed} | ${drill} | ${colour}${asItShould ? '' : ' (WRONG)'} | ${broke.slice(0, 160)} |`,
  );
  return [
    '| mutant | what was removed | drill | audit | promise and first finding |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
