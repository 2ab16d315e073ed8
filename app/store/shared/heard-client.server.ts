import pg from 'pg';

/**
 * A connection whose end always has a listener. A server that ends one between two owners, while a pool hands it over or
 * the queue's library lets go of it, is otherwise heard by nobody, and an error that nobody hears ends the process; whoever
 * asks next is told by their query.
 */
export class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', heard);
  }

  /** Lets go of every listener but that. */
  override removeAllListeners(...events: [] | [string | symbol]): this {
    super.removeAllListeners(...events);
    if (this.listenerCount('error') === 0) this.on('error', heard);
    return this;
  }
}

const heard = () => undefined;
