import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startMailbox, type CaughtMail, type Mailbox } from '#app/launch/mailbox/mailbox.ts';
import { anEmail, impatientMailer } from '#tests/support/smtp/mailers.ts';

let directory: string;
let mailbox: Mailbox;

const start = () => startMailbox({ directory, smtpPort: 0, httpPort: 0 });
const send = (changes: Parameters<typeof anEmail>[0] = {}) =>
  impatientMailer(mailbox.smtpUrl, { timeouts: { greeting: 2_000, socket: 2_000 } }).send(anEmail(changes));
const page = async (path = '') => (await fetch(new URL(path, mailbox.url))).text();

function newest(): CaughtMail {
  const [mail] = mailbox.messages();
  if (mail === undefined) throw new Error('Nothing was caught.');
  return mail;
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mailbox-'));
  mailbox = await start();
});
afterEach(async () => {
  await mailbox.close();
  await rm(directory, { recursive: true });
});

describe('a letter sent in development', () => {
  test('appears on the page and to the program', async () => {
    expect(await send({ text: 'A task is due.\nhttps://service.test/inbox\n' })).toMatchObject({
      kind: 'accepted',
    });
    expect(mailbox.messages()).toMatchObject([
      { to: ['reader@example.test'], subject: 'Please open the guardianship service' },
    ]);
    const { id } = newest();
    expect(await page()).toContain(`<a href="/mail/${id}">Please open the guardianship service</a>`);
    const shown = await page(`mail/${id}`);
    expect(shown).toContain('A task is due.');
    expect(shown).toContain('<a href="https://service.test/inbox">https://service.test/inbox</a>');
    expect(shown).toContain('Message-ID: &lt;key-1@service.test&gt;');
  });

  test('is kept as a file', async () => {
    await send();
    expect(await readdir(directory)).toEqual([`${newest().id}.eml`]);
    const source = await readFile(join(directory, `${newest().id}.eml`), 'utf8');
    expect(source).toContain('Delivered-To: reader@example.test');
  });
});

describe('a caught letter', () => {
  test('is still there after a restart, and strange files do no harm', async () => {
    await send();
    await mailbox.close();
    await writeFile(join(directory, 'notes.txt'), 'x');
    await writeFile(join(directory, '20269999T999999999Z-000000000000.eml'), 'x');
    const before = mailbox.messages();
    mailbox = await start();
    expect(mailbox.messages()).toEqual(before);
    expect(await page()).toContain('Please open the guardianship service');
  });

  test('cannot put markup on the page', async () => {
    const attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    await send({ subject: attack, text: `${attack} https://x.test/"onclick=alert(1)\n` });
    for (const path of ['', `mail/${newest().id}`, `?to=${encodeURIComponent(attack)}`]) {
      const shown = await page(path);
      expect(shown).not.toMatch(/<script|<img|"onclick/);
      expect(shown).toContain('&lt;script&gt;');
    }
  });
});

describe('the page', () => {
  test('says so when there is nothing, and is made to be read by anybody', async () => {
    const shown = await page();
    expect(shown).toContain('No e-mail has been caught yet.');
    expect(shown).toMatch(/^<!doctype html>\s*<html lang="en-GB">/);
    expect(shown).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(shown).toContain('<label for="to">');
  });

  test('allows no script and no foreign source', async () => {
    const { headers } = await fetch(mailbox.url);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(new URL('mailbox.css', mailbox.url))).headers.get('content-type')).toContain(
      'text/css',
    );
  });

  test('shows the newest first and only those to the recipient asked for', async () => {
    await send({ to: 'first@example.test', subject: 'One' });
    await send({ to: 'second@example.test', subject: 'Two' });
    expect(mailbox.messages().map(({ subject }) => subject)).toEqual(['Two', 'One']);
    const all = await page();
    expect(all.indexOf('>Two<')).toBeLessThan(all.indexOf('>One<'));
    const filtered = await page('?to=FIRST%40');
    expect(filtered).toContain('>One<');
    expect(filtered).not.toContain('>Two<');
    expect(await page('?to=third')).toContain('No e-mail to “third”.');
  });
});

describe('the pages', () => {
  test('turn over after fifty', async () => {
    await mailbox.close();
    const name = (i: number) => `20260101T0000${String(i).padStart(2, '0')}000Z-00000000000a.eml`;
    const raw = (i: number) =>
      `Delivered-To: all@example.test\r\nSubject: Number ${String(i)}.\r\n\r\nText\r\n`;
    for (let i = 0; i < 60; i += 1) await writeFile(join(directory, name(i)), raw(i));
    mailbox = await start();
    const first = await page('?to=all');
    expect(first.match(/<li>/g)).toHaveLength(50);
    expect(first).toContain('Page 1 of 2');
    expect(first).toContain('<a href="/?to=all&amp;page=2" rel="next">Older</a>');
    const last = await page('?to=all&page=99');
    expect(last.match(/<li>/g)).toHaveLength(10);
    expect(last).toContain('Number 0.');
    expect(await page('?page=nonsense')).toContain('Page 1 of 2');
  });

  test('know no way out of the directory, no other verb and no malformed address', async () => {
    expect((await fetch(new URL('mail/..%2F..%2Fpackage.json', mailbox.url))).status).toBe(404);
    expect((await fetch(new URL('elsewhere', mailbox.url))).status).toBe(404);
    expect((await fetch(`${mailbox.url}/`)).status).toBe(404);
    expect((await fetch(mailbox.url, { method: 'POST' })).status).toBe(405);
    expect(await (await fetch(mailbox.url, { method: 'HEAD' })).text()).toBe('');
  });
});

describe('a port that is taken', () => {
  test('is passed over for the next free one, and the one used is told', async () => {
    const taken = await occupy();
    const port = portOf(taken);
    const second = await startMailbox({ directory, smtpPort: port, httpPort: port });
    expect(second.smtpPort).toBeGreaterThan(port);
    expect(second.httpPort).toBeGreaterThan(second.smtpPort);
    expect((await fetch(second.url)).status).toBe(200);
    await second.close();
    taken.close();
  });
});

/** Takes a port with room for others above it. */
async function occupy(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  if (portOf(server) < 65_000) return server;
  server.close();
  return occupy();
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
