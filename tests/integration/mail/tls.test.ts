import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { makeCertificate } from '#tests/support/smtp/certificate.ts';
import { anEmail, impatientMailer } from '#tests/support/smtp/mailers.ts';
import type { Mode } from '#tests/support/smtp/modes.ts';
import { startSink } from '#tests/support/smtp/sink.ts';

const certificate = makeCertificate();
const trusting = { insistOnTls: true, ca: certificate.pem };

describe('TLS to the mail server', () => {
  test('is used when asked for, and the letter arrives', async () => {
    const sink = await startSink({ certificate });
    expect(await impatientMailer(sink.url, trusting).send(anEmail())).toMatchObject({ kind: 'accepted' });
    expect(sink.received).toHaveLength(1);
    await sink.close();
  });

  test('is not given up because the server does not offer it', async () => {
    const sink = await startSink();
    const outcome = await impatientMailer(sink.url, trusting).send(anEmail());
    expect(outcome).toMatchObject({ kind: 'transient', reason: 'tls-failed', alert: true });
    expect(sink.received).toEqual([]);
    await sink.close();
  });

  test('is not given up because the certificate is not trusted', async () => {
    const sink = await startSink({ certificate });
    const outcome = await impatientMailer(sink.url, { insistOnTls: true }).send(anEmail());
    expect(outcome).toMatchObject({ kind: 'transient', reason: 'tls-failed', alert: true });
    expect(sink.received).toEqual([]);
    await sink.close();
  });

  test('is always required of a server on another host', async () => {
    const sink = await startSink();
    const elsewhere = sink.url.replace('127.0.0.1', '0.0.0.0');
    const outcome = await impatientMailer(elsewhere).send(anEmail());
    expect(outcome).toMatchObject({ kind: 'transient', reason: 'tls-failed', alert: true });
    await sink.close();
  });
});

describe('TLS that breaks', () => {
  test.each<[Mode, string, string]>([
    ['TLS refused', 'transient', 'tls-failed'],
    ['TLS drop', 'unknown', 'connection-lost'],
    ['TLS garbage', 'unknown', 'tls-failed'],
  ])('fails by %s as %s, and no letter is shown to the server', async (mode, kind, reason) => {
    const sink = await startSink({ certificate, script: [mode] });
    expect(await impatientMailer(sink.url, trusting).send(anEmail())).toMatchObject({ kind, reason });
    expect(sink.received).toEqual([]);
    await sink.close();
  });

  test('fails as transient when the handshake is never answered', async () => {
    const silent = createServer((socket) => void socket.on('error', () => undefined));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as { port: number };
    const outcome = await impatientMailer(`smtps://127.0.0.1:${String(port)}`, {
      timeouts: { connection: 200 },
    }).send(anEmail());
    expect(outcome).toMatchObject({ kind: 'transient', reason: 'connect-timeout' });
    silent.close();
  });
});
