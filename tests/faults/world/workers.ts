import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a worker is told besides what all are. */
export type Settings = Readonly<Record<string, string>>;

export type Ends = {
  readonly killed: number;
  /** Ended by themselves, such as at a start without a database; started again as a supervisor would. */
  readonly byThemselves: number;
};

/** A number of real worker processes, each started again when it ends, as a supervisor would. */
export type Workers = {
  readonly pids: () => readonly (number | null)[];
  readonly count: () => number;
  /** As a power cut: no warning. The next one starts after `rest` milliseconds. */
  readonly kill: (slot: number, rest: number) => void;
  readonly freeze: (slot: number) => void;
  readonly thaw: (slot: number) => void;
  readonly frozen: (slot: number) => boolean;
  /** Whether it has begun its work; a worker that still boots loses nothing when it is killed. */
  readonly atWork: (slot: number) => boolean;
  /** Kills them all and starts as many as are wanted with these settings. */
  readonly replace: (count: number, settings: (slot: number) => Settings) => Promise<void>;
  /** Kills one and starts it again with further settings, until it is replaced or killed. */
  readonly restartWith: (slot: number, extra: Settings, flags: readonly string[]) => void;
  readonly ends: () => Ends;
  /** Ends them as an operator would, and answers their exit codes. */
  readonly stop: () => Promise<readonly (number | null)[]>;
  readonly killAll: () => Promise<void>;
};

type Slot = {
  child: ChildProcess | null;
  /** Where in its log this process began to write. */
  from: number;
  frozen: boolean;
  rest: number;
  extra: Settings;
  flags: readonly string[];
};

/** What a worker says when it begins its work. */
const begun = 'The worker is running';

const afterAnEnd = 400;

export function superviseWorkers(
  folder: string,
  { common, flags: everybodys = [] }: { readonly common: Settings; readonly flags?: readonly string[] },
  changed: (pids: readonly (number | null)[]) => void,
): Workers {
  let slots: Slot[] = [];
  let settingsOf: (slot: number) => Settings = () => ({});
  let supervising = true;
  let killed = 0;
  let byThemselves = 0;
  const logOf = (index: number) => join(folder, `worker-${String(index)}.log`);
  const pids = () => slots.map(({ child }) => child?.pid ?? null);

  const start = (index: number): void => {
    const slot = slots[index];
    if (slot === undefined || !supervising) return;
    const log = openSync(logOf(index), 'a');
    const from = fstatSync(log).size;
    const child = spawn(process.execPath, [...everybodys, ...slot.flags, 'jobs/main.ts'], {
      env: { NODE_ENV: 'production', ...common, ...settingsOf(index), ...slot.extra },
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    Object.assign(slot, { child, from, frozen: false, rest: afterAnEnd, extra: {}, flags: [] });
    changed(pids());
    void once(child, 'exit').then(async ([, signal]) => {
      if (signal === 'SIGKILL') killed += 1;
      else if (supervising) byThemselves += 1;
      if (slots[index] !== slot || slot.child !== child) return;
      slot.child = null;
      changed(pids());
      await wait(slot.rest);
      if (slots[index] === slot) start(index);
    });
  };
  const atWork = (index: number): boolean => {
    const slot = slots[index];
    if (slot === undefined || slot.child === null) return false;
    return readFileSync(logOf(index)).subarray(slot.from).includes(begun);
  };
  const signal = (index: number, name: NodeJS.Signals) => slots[index]?.child?.kill(name);
  const kill = (index: number, rest: number) => {
    const slot = slots[index];
    if (slot === undefined) return;
    slot.rest = rest;
    slot.child?.kill('SIGKILL');
  };
  const endAll = async (name: NodeJS.Signals) => {
    const ending = slots.map(({ child }) => child).filter((child) => child !== null);
    slots = [];
    const gone = ending.filter((child) => !ended(child)).map((child) => once(child, 'exit'));
    for (const child of ending) child.kill(name);
    await Promise.all(gone);
    return ending.map(({ exitCode }) => exitCode);
  };

  return {
    pids,
    count: () => slots.length,
    kill,
    freeze: (index) => {
      const slot = slots[index];
      if (slot === undefined || slot.child === null) return;
      slot.frozen = true;
      signal(index, 'SIGSTOP');
    },
    thaw: (index) => {
      const slot = slots[index];
      if (slot !== undefined) slot.frozen = false;
      signal(index, 'SIGCONT');
    },
    frozen: (index) => slots[index]?.frozen === true,
    atWork,
    replace: async (count, settings) => {
      await endAll('SIGKILL');
      settingsOf = settings;
      slots = Array.from({ length: count }, () => ({
        child: null,
        from: 0,
        frozen: false,
        rest: afterAnEnd,
        extra: {},
        flags: [],
      }));
      for (let index = 0; index < count; index++) start(index);
    },
    restartWith: (index, extra, flags) => {
      const slot = slots[index];
      if (slot === undefined) return;
      Object.assign(slot, { extra, flags });
      kill(index, 0);
    },
    ends: () => ({ killed, byThemselves }),
    stop: async () => {
      supervising = false;
      return endAll('SIGTERM');
    },
    killAll: async () => {
      supervising = false;
      await endAll('SIGKILL');
    },
  };
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** What every worker of a run is told, with nothing from this process's own environment but the search path. */
export function commonSettings(leaseSeconds: number, folder: string): Settings {
  const path = process.env['PATH'];
  return {
    ...(path === undefined ? {} : { PATH: path }),
    MODE: 'embedded',
    ORIGIN: 'http://service.test:3000',
    MAIL_FROM: 'no-reply@service.test',
    AUDIT_KEY: randomBytes(32).toString('base64'),
    AUDIT_CHECKPOINT_FILE: join(folder, 'audit-checkpoints.txt'),
    LOG_LEVEL: 'info',
    LEASE_SECONDS: String(leaseSeconds),
  };
}
