import type pg from 'pg';

import { HeardClient } from '#app/store/shared/heard-client.server.ts';

/** What the library keeps to itself and this file needs of it. */
type Wire = {
  readonly connection: pg.Connection & { readonly stream: { readonly destroy: (error: Error) => void } };
};

/**
 * A connection that gives itself up when the database owes an answer for longer than `patience` milliseconds. The server
 * ends every statement long before; silence means a line that died without a word, as when a router forgets it, and who
 * waits on such a line waits for hours. Its query fails, and the pool opens another.
 */
export function impatientClient(patience: number): new (config?: string | pg.ClientConfig) => pg.Client {
  return class ImpatientClient extends HeardClient {
    #owed = 0;
    #timer: NodeJS.Timeout | undefined;

    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const { connection } = this as unknown as Wire;
      connection.on('readyForQuery', () => {
        this.#owed = Math.max(0, this.#owed - 1);
        this.#waitAnew();
      });
      connection.once('end', () => {
        clearTimeout(this.#timer);
      });
      const ask = this.query.bind(this) as (...asked: unknown[]) => unknown;
      this.query = ((...asked: unknown[]) => {
        this.#owed += 1;
        if (this.#owed === 1) this.#waitAnew();
        return ask(...asked);
      }) as pg.Client['query'];
    }

    #waitAnew(): void {
      clearTimeout(this.#timer);
      if (this.#owed === 0) return;
      this.#timer = setTimeout(() => {
        const { connection } = this as unknown as Wire;
        connection.stream.destroy(new Error('The database has not answered; the connection is given up.'));
      }, patience);
      this.#timer.unref();
    }
  };
}
