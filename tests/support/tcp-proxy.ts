import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between two parties that can be made slow, or dead without a word to either. */
export type Line = {
  /** The same address by way of this line. */
  readonly url: string;
  /** Everything takes so many milliseconds longer, each way. */
  readonly delay: (milliseconds: number) => void;
  /** What is open now stays open and carries nothing any more, as when a router forgets it. What is opened later works. */
  readonly goDead: () => void;
  readonly close: () => Promise<void>;
};

export async function lineTo(address: string): Promise<Line> {
  const target = new URL(address);
  const pairs = new Set<readonly [Socket, Socket]>();
  const dead = new WeakSet<Socket>();
  let slowness = 0;
  const carry = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => {
      if (dead.has(from)) return;
      setTimeout(() => {
        if (!dead.has(from) && to.writable) to.write(bytes);
      }, slowness);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (!dead.has(from)) setTimeout(() => to.destroy(), slowness);
    });
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    pairs.add([near, far]);
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(address);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    delay: (milliseconds) => {
      slowness = milliseconds;
    },
    goDead: () => {
      for (const socket of [...pairs].flat()) dead.add(socket);
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of [...pairs].flat()) socket.destroy();
      await closed;
    },
  };
}
