import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { keepBackupRun } from '#app/store/oversight/backup-store.server.ts';
import { listInReview } from '#app/store/oversight/hold-store.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { holdService, releaseService } from '#app/usecases/oversight/hold-service.server.ts';

import { drill, restorePointOf, type DrillReport } from './drill.ts';
import { openPlace, type Place } from './place.ts';
import { restoreAndHold } from './restore-and-hold.ts';
import { backupKey, readFlags, shelfFolder, type Flags } from './settings.ts';
import { onShelf } from './shelf.ts';
import { takeBackup } from './take.ts';

type Source = Readonly<Record<string, string | undefined>>;
type Log = (line: string) => void;
/** Answers whether all is well. */
type Command = (words: readonly string[], source: Source, log: Log) => Promise<boolean>;

const now = () => new Date();
const newId = randomUUID;

const take: Command = async (words, source, log) => {
  const flags = readFlags(words);
  const key = backupKey(source);
  const folder = shelfFolder(flags, source);
  return at(flags, source, async ({ copyUrl, owner }) => {
    const { file, bytes, sha256, restorePoint, milliseconds } = await takeBackup({
      url: copyUrl,
      folder,
      key,
    });
    const detail = { bytes, sha256, milliseconds };
    await keepBackupRun(owner, { id: newId(), kind: 'backup', at: restorePoint, ok: true, detail });
    log(
      `${file}\n  ${(bytes / 1e6).toFixed(1)} MB in ${(milliseconds / 1e3).toFixed(1)} s, SHA-256 ${sha256}`,
    );
    return true;
  });
};

const runDrill: Command = async (words, source, log) => {
  const flags = readFlags(words);
  const key = backupKey(source);
  const folder = shelfFolder(flags, source);
  const file = flags.from ? resolve(flags.from) : (await onShelf(folder)).at(-1);
  if (file === undefined) throw new Error(`There is no backup in ${folder}. Take one first: npm run backup`);
  return at(flags, source, async (live) => {
    log(`Drill with ${file}`);
    const report = await drill({ live, file, key, programs: source['PG_PROGRAMS'], log });
    const { ok, recoveryPointSeconds, recoverySeconds } = report;
    await keepReport(folder, report);
    const detail = { recoveryPointSeconds, recoverySeconds, backup: report.backup };
    await keepBackupRun(live.owner, { id: newId(), kind: 'drill', at: new Date(report.at), ok, detail });
    log(
      `Recovery point ${report.restorePoint}, ${recoveryPointSeconds} s ago. Recovery time ${recoverySeconds} s.`,
    );
    log(ok ? 'The drill passed.' : 'THE DRILL FAILED: this backup must not be relied on.');
    return ok;
  });
};

async function keepReport(folder: string, report: DrillReport): Promise<void> {
  const drills = join(folder, 'drills');
  await mkdir(drills, { recursive: true, mode: 0o700 });
  const name = `${report.at.replaceAll(/[-:]|\.\d+/gu, '')}.json`;
  await writeFile(join(drills, name), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 });
}

const restore: Command = async (words, source, log) => {
  const { from, to } = readFlags(words);
  if (!from || !to)
    throw new Error('Say which backup and where to: --from <file> --to <an empty data folder>');
  const file = resolve(from);
  await restoreAndHold({
    file,
    key: backupKey(source),
    folder: resolve(to),
    restorePoint: restorePointOf(file),
  });
  log(
    `Restored to ${resolve(to)}, and held. Put its secrets.json back beside it, start it, look, and release it:`,
  );
  log(`  npm start -- --data ${to}\n  npm run backup:release -- --data ${to} --by "<your name>"`);
  return true;
};

const hold: Command = async (words, source, log) => {
  const flags = readFlags(words);
  const restorePoint = flags.to ? new Date(flags.to) : null;
  if (restorePoint && Number.isNaN(restorePoint.getTime()))
    throw new Error('--to <the moment restored to>, as 2026-11-26T10:00Z');
  return at(flags, source, async ({ owner }) => {
    const placed = await holdService({ db: owner, newId, now }, { reason: 'restored', restorePoint });
    log(placed ? 'The service is held.' : 'The service is held already.');
    return true;
  });
};

/** Without `--by` it only shows what is owed, to be compared with the relay's log. */
const release: Command = async (words, source, log) => {
  const flags = readFlags(words);
  return at(flags, source, async ({ owner }) => {
    if (!flags.by) {
      const owed = await asWorker(owner, listInReview);
      for (const { messageId, createdAt, kind, urgent } of owed)
        log(`${messageId}  ${createdAt.toISOString()}  ${kind}${urgent ? '  urgent' : ''}`);
      log(`${owed.length} e-mails are owed. Compare them with the relay's log, then release:`);
      log('  --by "<your name>" [--already-sent <Message-ID>,<Message-ID>,…]');
      return true;
    }
    const alreadySent = (flags['already-sent'] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    const result = await releaseService({ db: owner, newId, now }, { by: flags.by, alreadySent });
    if (!result.ok) throw new Error('The service is not held.');
    log(`Released by ${flags.by}. ${result.value.closed} e-mails were closed as sent; the rest goes out.`);
    return true;
  });
};

async function at(flags: Flags, source: Source, act: (place: Place) => Promise<boolean>): Promise<boolean> {
  const place = await openPlace(flags, source);
  return act(place).finally(() => place.close());
}

export const commands: Readonly<Record<string, Command>> = { take, drill: runDrill, restore, hold, release };
