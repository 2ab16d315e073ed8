/** `npm start`: the whole service on this machine, with invented data, until somebody stops it. */
import { announce } from './announce.ts';
import { root } from './build.ts';
import { readFlags } from './flags.ts';
import { launch, type Launched } from './launch.ts';
import { toTerminal as log } from './progress.ts';
import { onStopRequest } from './stop-request.ts';
import { Stops } from './stops.ts';

const stops = new Stops();
const state = { stopping: false };

onStopRequest({
  first: (why) => void stop(`\nStopping (${why}); once more forces it …`, 0),
  again: () => {
    stops.forceAll();
    process.exit(130);
  },
});

try {
  await start();
} catch (error) {
  if (!state.stopping) await stop(`\n${error instanceof Error ? error.message : String(error)}`, 1);
}

async function start(): Promise<void> {
  const began = performance.now();
  const { directory, port } = readFlags(process.argv.slice(2), root);
  const ports = { web: port, mailbox: 8025, smtp: 1025, database: 54_320 };
  log('Starting the guardianship service');
  const launched = await launch({ directory, ports, log }, stops);
  announce(launched, directory, log);
  log(`Started in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  void stopWithDatabase(launched);
}

async function stopWithDatabase(launched: Launched): Promise<void> {
  await launched.databaseGone;
  if (!state.stopping) await stop('\nThe database has stopped by itself, so everything else stops too.', 1);
}

async function stop(message: string, exitCode: number): Promise<void> {
  state.stopping = true;
  log(message);
  try {
    await stops.stopAll();
  } catch (error) {
    log(String(error));
  }
  if (exitCode === 0) log('Stopped.');
  process.exit(exitCode);
}
