import { request as forward, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createServer, request as send } from 'node:https';
import type { AddressInfo } from 'node:net';

import { makeCertificate } from './smtp/certificate.ts';

type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

/** What stands in front of the service in production: TLS, and one proxy that adds the address it sees. */
export type Front = {
  readonly origin: string;
  /** Passes everything on to this address from now on. */
  readonly serve: (url: string) => void;
  /** Sends exactly these headers, which a browser would not let a script do. */
  readonly ask: (path: string, ask?: Ask) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** Listens before the service does, so that the service can be told its origin. */
export async function startFront(): Promise<Front> {
  const { key, pem } = makeCertificate();
  let target = '';
  const server = createServer({ key, cert: pem }, (request, response) => {
    const passed = forward(new URL(target), {
      path: request.url,
      method: request.method,
      headers: { ...request.headers, ...marksOf(request) },
    });
    passed.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    serve: (url) => {
      target = url;
    },
    ask: (path, ask = {}) => askOf(origin, pem, path, ask),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As nginx's `$proxy_add_x_forwarded_for` does: what the client claimed stays, and the truth is put last. */
function marksOf(request: IncomingMessage): Record<string, string> {
  const claimed = request.headers['x-forwarded-for'];
  const seen = request.socket.remoteAddress ?? '';
  return {
    'x-forwarded-for': claimed === undefined ? seen : `${String(claimed)}, ${seen}`,
    'x-forwarded-proto': 'https',
  };
}

function askOf(origin: string, ca: string, path: string, { method = 'GET', headers = {}, body }: Ask) {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    // The path as it is written: an URL would tidy what a hostile client does not.
    const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body ?? '')) };
    const sent = send({ host: '127.0.0.1', servername: hostname, port, ca, path, method });
    sent.setHeader('host', `${hostname}:${port}`);
    for (const [name, value] of Object.entries({ ...length, ...headers })) sent.setHeader(name, value);
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
