import { once } from 'node:events';
import type { Server } from 'node:net';
import getPort, { portNumbers } from 'get-port';

/**
 * Listens on the wanted port or, when that is taken, on the next free one; 0 asks for any.
 * Answers with the port it got. Rejects when a hundred ports in a row are taken.
 */
export async function listenNear(server: Server, wanted: number, host: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await getPort(
      wanted === 0 ? { host } : { host, port: portNumbers(wanted, Math.min(wanted + 99, 65_535)) },
    );
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return port;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
