import { checks, type Drilled } from './checks.ts';
import type { Place } from './place.ts';
import { openScratch } from './scratch.ts';

export type DrillOptions = {
  readonly live: Place;
  readonly file: string;
  readonly key: Buffer;
  readonly programs?: string | undefined;
  readonly log: (line: string) => void;
};

/** What a drill came to. Times are in seconds. */
export type DrillReport = {
  readonly ok: boolean;
  readonly at: string;
  readonly backup: string;
  readonly restorePoint: string;
  /** How old the copy is: what would be lost if nothing else had been kept since. */
  readonly recoveryPointSeconds: number;
  /** From the sealed file to a database that has passed every check. */
  readonly recoverySeconds: number;
  readonly checks: Readonly<Record<string, { readonly ok: boolean; readonly said: string }>>;
};

/**
 * Restores a backup into a scratch cluster, holds it, and asks of it what one would ask of the real thing. The service
 * itself is only looked at. Every check is made, whatever the one before it found.
 */
export async function drill({ live, file, key, programs, log }: DrillOptions): Promise<DrillReport> {
  const began = performance.now();
  const at = new Date();
  const restorePoint = restorePointOf(file);
  const scratch = await openScratch({ file, key, database: live.database, programs });
  try {
    const { files, bytes } = scratch.contents;
    log(`  restored   ${files} files, ${(bytes / 1e6).toFixed(0)} MB, each as the server wrote it`);
    const found = await checkAll({ scratch, live, restorePoint }, log);
    return {
      ok: Object.values(found).every(({ ok }) => ok),
      at: at.toISOString(),
      backup: file.replace(/^.*\//u, ''),
      restorePoint: restorePoint.toISOString(),
      recoveryPointSeconds: Math.round((at.getTime() - restorePoint.getTime()) / 1_000),
      recoverySeconds: Math.round((performance.now() - began) / 1_000),
      checks: found,
    };
  } finally {
    await scratch.close();
  }
}

async function checkAll(drilled: Drilled, log: (line: string) => void): Promise<DrillReport['checks']> {
  const found: Record<string, { ok: boolean; said: string }> = {};
  for (const [name, check] of Object.entries(checks)) {
    const outcome = await check(drilled).catch((error: unknown) => ({ ok: false, said: reasonOf(error) }));
    found[name] = outcome;
    log(`  ${name.padEnd(10)} ${outcome.ok ? 'ok' : 'FAILED'}: ${outcome.said}`);
  }
  return found;
}

/** The first line: what follows can quote a row. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? '';

/** A backup is named after the moment it began; everything committed before is in it. */
export function restorePointOf(file: string): Date {
  const [, day = '', time = ''] = /(\d{8})T(\d{6})Z\.backup$/u.exec(file) ?? [];
  const iso = `${day.replace(/(\d{4})(\d\d)(\d\d)/u, '$1-$2-$3')}T${time.replace(/(\d\d)(\d\d)(\d\d)/u, '$1:$2:$3')}Z`;
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) throw new Error(`${file} is not named as a backup is.`);
  return moment;
}
