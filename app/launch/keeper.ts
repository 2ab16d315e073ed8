import { setTimeout as wait } from 'node:timers/promises';

import { startChild, type Child, type ChildOptions } from './child.ts';
import type { Log } from './progress.ts';

const shortestPauseMs = 1_000;
const longestPauseMs = 30_000;
const steadyMs = 60_000;

/**
 * Keeps a child running: when it ends unasked it is started again, after a pause that doubles while it keeps failing.
 * Each such end is told with the last lines the child printed.
 */
export class Keeper {
  readonly #name: string;
  readonly #options: ChildOptions;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  #child: Child;
  #crashes = 0;
  #watching: Promise<void>;

  static async start(name: string, options: ChildOptions, log: Log): Promise<Keeper> {
    return new Keeper(name, options, log, await startChild(options));
  }

  private constructor(name: string, options: ChildOptions, log: Log, child: Child) {
    this.#name = name;
    this.#options = options;
    this.#log = log;
    this.#child = child;
    this.#watching = this.#watch();
  }

  /** How often the child has ended unasked so far. */
  get crashes(): number {
    return this.#crashes;
  }

  /** Stops the child and starts it no more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#child.stop();
    await this.#watching;
  }

  /** Ends the child without asking. */
  kill(): void {
    this.#stopping.abort();
    this.#child.kill();
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #watch(): Promise<void> {
    let pauseMs = shortestPauseMs;
    while (!this.#isStopping()) {
      const started = performance.now();
      const how = await this.#child.ended;
      if (this.#isStopping()) return;
      this.#crashes += 1;
      if (performance.now() - started > steadyMs) pauseMs = shortestPauseMs;
      await this.#tell(how, pauseMs);
      await wait(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#isStopping()) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      this.#child = await startChild(this.#options);
    }
    await this.#child.stop();
  }

  async #tell(how: string, pauseMs: number): Promise<void> {
    this.#log(
      `\n  ${this.#name} stopped by itself (${how}) and starts again in ${String(pauseMs / 1000)} s.`,
    );
    this.#log(`  The end of ${this.#options.logFile}:\n${await this.#child.lastWords()}\n`);
  }
}
