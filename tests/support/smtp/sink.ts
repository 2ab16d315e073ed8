import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Certificate } from './certificate.ts';
import { converse } from './conversation.ts';
import type { Mode } from './modes.ts';
import { receive, type Received } from './received.ts';

export type SinkOptions = {
  /** How the first connections go, one mode each; every later one goes well. */
  readonly script?: readonly Mode[];
  /** Milliseconds before a late 250; 1200 unless told. */
  readonly lateBy?: number;
  readonly pipelining?: boolean;
  /** Offers STARTTLS with it. */
  readonly certificate?: Certificate;
};

export type Sink = {
  readonly port: number;
  /** For `createMailer`. */
  readonly url: string;
  /** Every letter the sink kept, oldest first, including those whose sender never heard of it. */
  readonly received: readonly Received[];
  /** How many connections were opened so far. */
  readonly connections: number;
  /** The next `n` connections go by this mode, after those already scripted. */
  failNext(n: number, mode: Mode): void;
  /** Stops listening, so that connections are refused, until `resume`. */
  refuse(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a real SMTP server on a free port of 127.0.0.1 that fails on command. */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const script: Mode[] = [...(options.script ?? [])];
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
    const mode = script.shift() ?? 'ok';
    void converse(socket, {
      mode,
      lateBy: options.lateBy ?? 1_200,
      pipelining: options.pipelining ?? false,
      certificate: options.certificate ?? null,
      keep: async (raw, envelope) => void received.push(await receive(raw, envelope, mode, new Date())),
    });
  });
  const port = await listen(server, 0);

  const refuse = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((done) => server.close(done));
  };
  return {
    port,
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    get connections() {
      return connections;
    },
    failNext: (n, mode) => {
      script.push(...Array.from({ length: n }, () => mode));
    },
    refuse,
    resume: async () => {
      await listen(server, port);
    },
    close: refuse,
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
