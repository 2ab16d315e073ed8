import pino, { type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** One line of JSON for each thing worth knowing. Callers choose every field by name; nothing is logged wholesale. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}

const mostFrames = 12;

/**
 * What may be known of a fault: its kind, its code and where it happened. Not its message, which can quote what somebody
 * typed or what a database row holds.
 */
export function faultFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = textOf(error, 'code');
  const sqlState = textOf(error, 'meta', 'driverAdapterError', 'cause', 'originalCode');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return {
    fault: error.name,
    ...(code && { code }),
    ...(sqlState && { sqlState }),
    frames: frames.slice(0, mostFrames).map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: faultFields(error.cause) }),
  };
}

/** The text at the end of a path, if there is one. */
function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? value : undefined;
  return typeof value === 'object' && value !== null
    ? textOf((value as Record<string, unknown>)[name], ...rest)
    : undefined;
}
