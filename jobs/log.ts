import { pino } from 'pino';

/** Fields a log line of the worker may carry. Anything else stays out, so that nothing about a child can come in. */
export type WorkerFields = {
  readonly topic?: string;
  readonly count?: number;
  readonly milliseconds?: number;
  readonly component?: string;
  readonly invariant?: string;
  /** How far a clock is off. */
  readonly seconds?: number;
  /** What Redis does when it is full. */
  readonly policy?: string;
  /** Name and code of an error, never its message: messages repeat what they were given. */
  readonly fault?: string;
};

export type WorkerLog = {
  readonly info: (message: string, fields?: WorkerFields) => void;
  readonly warn: (message: string, fields?: WorkerFields) => void;
  readonly error: (message: string, fields?: WorkerFields) => void;
};

/** Structured lines on standard output; messages are constants of the code. */
export function createWorkerLog(level: string): WorkerLog {
  const logger = pino({ level, base: { process: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (message, fields = {}) => {
      logger.info(fields, message);
    },
    warn: (message, fields = {}) => {
      logger.warn(fields, message);
    },
    error: (message, fields = {}) => {
      logger.error(fields, message);
    },
  };
}

/** What may be said of an error: its name and code. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not-an-error';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
