/**
 * Thrown in a transaction that found something in the database which this process has not read yet. The transaction is
 * rolled back, the process learns it, and the transaction runs once more.
 */
export class KnowsTooLittle extends Error {
  override readonly name = 'KnowsTooLittle';
  readonly learn: () => Promise<void>;
  constructor(learn: () => Promise<void>) {
    super('This process had not read the newest rules.');
    this.learn = learn;
  }
}

/** More often than this nothing is learnt by reading again. */
const most = 3;

export async function learning<T>(run: () => Promise<T>, left = most): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof KnowsTooLittle) || left === 0) throw error;
    await error.learn();
    return learning(run, left - 1);
  }
}
