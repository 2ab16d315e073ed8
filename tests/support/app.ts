import { launch, type Launched } from '#app/launch/launch.ts';
import { Stops } from '#app/launch/stops.ts';

import { temporaryFolder } from './temporary-folder.ts';

export interface TestApp extends Launched {
  /** Where its logs (`logs/web.log`, `logs/worker.log`) and its letters (`mail`) are. */
  readonly directory: string;
  readonly stop: () => Promise<void>;
}

/** The whole service as `npm start` runs it, on free ports in a folder of its own, with the demonstration data. */
export async function startApp(): Promise<TestApp> {
  const { path: directory, remove } = await temporaryFolder();
  const stops = new Stops();
  stops.add(remove);
  const ports = { web: 0, mailbox: 0, smtp: 0, database: 0 };
  try {
    const launched = await launch({ directory, ports, log: () => undefined, throwAway: true }, stops);
    return { ...launched, directory, stop: () => stops.stopAll() };
  } catch (error) {
    await stops.stopAll();
    throw error;
  }
}
