import pg from 'pg';

/**
 * A connection whose end always has a listener. A server that ends one between two owners, while a pool hands it over, is
 * otherwise heard by nobody, and an error that nobody hears ends the process; whoever asks next is told by their query.
 */
export class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
