/** `npm run demo`: plays invented children's stories against a fresh database, and fails when one does not hold. */
import { readDemoFlags } from './demo/demo-flags.ts';
import { playStory } from './demo/play.ts';
import { openScratch } from './demo/scratch.ts';
import { readStories } from './demo/story.ts';
import { toTerminal as log } from './progress.ts';
import { onStopRequest } from './stop-request.ts';
import { Stops } from './stops.ts';

const stops = new Stops();

onStopRequest({
  first: () => void end(130),
  again: () => process.exit(130),
});

try {
  await end((await demonstrate()) ? 0 : 1);
} catch (error) {
  log(`\n${error instanceof Error ? error.message : String(error)}`);
  await end(1);
}

/** Whether every story held. */
async function demonstrate(): Promise<boolean> {
  const began = performance.now();
  const stories = readStories();
  const { story: wanted, quiet } = readDemoFlags(
    process.argv.slice(2),
    stories.map(({ name }) => name),
  );
  const scratch = await openScratch(stops);
  const faults: string[] = [];
  const sums: string[] = [];
  for (const story of stories.filter(({ name }) => wanted === null || name === wanted)) {
    const place = {
      database: await scratch.freshDatabase(story.name),
      mailFolder: scratch.freshFolder(story.name),
    };
    const played = await playStory(story, place, quiet ? () => undefined : log);
    faults.push(...played.faults);
    const { deadlines, notices, letters } = played;
    const sum = `${deadlines} deadlines, ${notices} notices, ${letters} e-mails over SMTP`;
    sums.push(`  ${played.faults.length === 0 ? '✓' : '✗'} ${story.name.padEnd(10)} ${sum}`);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  log(`\n${sums.join('\n')}`);
  log(
    faults.length === 0 ? `\nEvery story held (${seconds} s).` : `\nWhat did not hold:\n${faults.join('\n')}`,
  );
  return faults.length === 0;
}

async function end(code: number): Promise<never> {
  await stops.stopAll();
  process.exit(code);
}
