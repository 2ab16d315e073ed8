import { parseLondon } from '#app/domain/calendar/london.ts';
import { perform } from './acts.ts';
import { passTime, work } from './clockwork.ts';
import { judge } from './judge.ts';
import { ledgerFaults } from './ledger.ts';
import { outcomeOf } from './outcome.ts';
import { setStage, type Stage, type StoryDatabase } from './stage.ts';
import { standingOf } from './standing.ts';
import type { Step, Story } from './story.ts';
import { momentLines, openingLines, standingLines, stepLine } from './timeline.ts';
import { watch, type Seen, type Watcher } from './watch.ts';

export type Played = {
  /** Every difference between what was promised and what came, naming the step. Empty: the story held. */
  readonly faults: readonly string[];
  readonly notices: number;
  readonly letters: number;
  readonly deadlines: number;
};

type Place = { readonly database: StoryDatabase; readonly mailFolder: string };

/** Plays a story from its first step to its last on a clock of its own and judges each step. */
export async function playStory(story: Story, place: Place, tell: (line: string) => void): Promise<Played> {
  const stage = await setStage(story, place.database, place.mailFolder);
  try {
    for (const line of openingLines(stage)) tell(line);
    const watcher = watch(stage);
    const faults: string[] = [];
    for (const [index, step] of story.steps.entries()) {
      tell(`\n${stepLine(stage, step)}`);
      const found = await playStep(stage, step, watcher, tell);
      for (const fault of found) tell(`  ✗ ${fault}`);
      faults.push(
        ...found.map((fault) => `${story.name}, step ${index + 1}, ${step.at} (${step.what}): ${fault}`),
      );
    }
    return { faults, ...(await countsOf(stage)) };
  } finally {
    await stage.close();
  }
}

/** Time passes up to the step, its person acts, the worker does what follows at once; then it is judged. */
async function playStep(
  stage: Stage,
  step: Step,
  watcher: Watcher,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const moments: Seen[] = [];
  const look = async () => {
    const seen = await watcher();
    moments.push(seen);
    for (const line of momentLines(stage, seen)) tell(line);
  };
  await passTime(stage, parseLondon(step.at), look);
  const performed = await perform(stage, step);
  await work(stage);
  await look();
  const outcome = await outcomeOf(stage, step.act);
  const standing = await standingOf(stage, step.expect);
  for (const line of [...outcome.lines, ...standingLines(step.expect, standing)]) tell(line);
  return [
    ...(performed.ok ? [] : [`the service refused: ${performed.error.kind}`]),
    ...judge(step, moments, standing),
    ...outcome.faults,
    ...(await ledgerFaults(stage)),
  ];
}

async function countsOf({ owner, mailbox }: Stage) {
  return {
    notices: await owner.notice.count(),
    letters: mailbox.messages().length,
    deadlines: await owner.deadline.count(),
  };
}
