import { PassThrough } from 'node:stream';

import pg from 'pg';

import { frameTypes, writeFrame } from './frames.ts';

/** Where the copy begins and ends in the server's log of changes. */
export type Span = { readonly start: string; readonly end: string; readonly timeline: number };

/** The server's messages that we keep; its progress reports we do not. */
const kept: readonly string[] = [frameTypes.archive, frameTypes.manifest, frameTypes.data];

const command = `BASE_BACKUP (LABEL 'guardianship', CHECKPOINT 'fast', WAL true, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

/**
 * Asks a PostgreSQL of version 15 or newer for a copy of the whole cluster, roles and grants included, while it goes on
 * serving: the server's own base backup, with the log needed to make it consistent. Signs in with the right to replicate.
 * `frames` ends when the copy is whole; `span` is known then.
 */
export async function baseBackup(url: string): Promise<{
  readonly frames: AsyncIterable<Buffer>;
  readonly span: Promise<Span>;
}> {
  const client = new pg.Client({ connectionString: url, replication: 'true' } as pg.ClientConfig);
  await client.connect();
  const frames = new PassThrough({ highWaterMark: 4 * 1024 ** 2 });
  const copy = new Copy(frames);
  const span = copy.span.finally(() => client.end());
  // Whoever reads the frames learns of a fault there; it must not end the process as well.
  span.catch(() => undefined);
  client.query(copy as never);
  return { frames, span };
}

type Pausable = { readonly stream: { pause: () => void; resume: () => void }; query: (text: string) => void };

/** A query as `pg` runs it: the results before and after the copy say where it begins and ends, and the copy is passed on. */
class Copy {
  readonly span: Promise<Span>;
  readonly #frames: PassThrough;
  readonly #rows: string[][] = [];
  #waiting = false;
  #settle: { accept: (span: Span) => void; reject: (error: Error) => void } | undefined;

  constructor(frames: PassThrough) {
    this.#frames = frames;
    this.span = new Promise((accept, reject) => {
      this.#settle = { accept, reject };
    });
  }

  submit(connection: Pausable): void {
    connection.query(command);
  }

  /** Pieces come in the connection's own buffer, which is used again: each is copied. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }, { stream }: Pausable): void {
    const type = chunk.toString('latin1', 0, 1);
    if (!kept.includes(type)) return;
    const goesOn = this.#frames.write(writeFrame({ type, body: Buffer.from(chunk.subarray(1)) }));
    if (goesOn || this.#waiting) return;
    this.#waiting = true;
    stream.pause();
    this.#frames.once('drain', () => {
      this.#waiting = false;
      stream.resume();
    });
  }

  handleDataRow({ fields }: { readonly fields: readonly (Buffer | string | null)[] }): void {
    this.#rows.push(fields.map((field) => (field === null ? '' : field.toString())));
  }

  handleReadyForQuery(): void {
    const [first = [], last = []] = [this.#rows[0], this.#rows.at(-1)];
    const span = { start: first[0] ?? '', end: last[0] ?? '', timeline: Number(last[1] ?? 0) };
    const body = Buffer.from(JSON.stringify(span));
    this.#frames.end(writeFrame({ type: frameTypes.end, body }));
    this.#settle?.accept(span);
  }

  handleError(error: Error): void {
    this.#frames.destroy(error);
    this.#settle?.reject(error);
  }

  handleRowDescription(): void {
    // The columns are known.
  }

  handleCommandComplete(): void {
    // Each result and the copy end so; the whole ends when the server is ready again.
  }
}
