type Stop = () => Promise<void> | void;

/** What has been started so far, so that a stop at any moment undoes it in the opposite order, once. */
export class Stops {
  readonly #orderly: Stop[] = [];
  readonly #forced: Stop[] = [];
  #stopping: Promise<void> | undefined;

  /** `force` is for a person who does not want to wait; without it the orderly way is all there is. */
  add(orderly: Stop, force?: Stop): void {
    this.#orderly.push(orderly);
    if (force) this.#forced.push(force);
  }

  /** Runs every stop, last started first; one that fails does not keep the others from theirs. */
  stopAll(): Promise<void> {
    this.#stopping ??= this.#run();
    return this.#stopping;
  }

  forceAll(): void {
    for (const force of this.#forced.toReversed()) void force();
  }

  async #run(): Promise<void> {
    const failures: unknown[] = [];
    for (let stop = this.#orderly.pop(); stop; stop = this.#orderly.pop()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be stopped.');
  }
}
