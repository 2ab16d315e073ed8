import { createServer } from 'node:net';

/** The first free loopback port from `first` upwards; 0 asks for any. Another program may still take it meanwhile. */
export async function freePort(first: number): Promise<number> {
  if (first > 65_535) throw new Error('No free port is left on this machine.');
  const port = await tryPort(first);
  return port ?? freePort(first + 1);
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  });
}
