import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { letterFor, type LetterKind } from '#app/mail/letter.ts';
import { createMailer } from '#app/mail/mailer.ts';
import { wordings } from '#app/mail/wording.ts';
import { findCanary } from '#tests/support/canary.ts';
import { anEmail, impatientMailer } from '#tests/support/smtp/mailers.ts';
import { startSink, type Sink } from '#tests/support/smtp/sink.ts';

let sink: Sink;
beforeEach(async () => {
  sink = await startSink();
});
afterEach(() => sink.close());

describe('a letter on its way', () => {
  test('goes to one recipient, marked as automatic and under its own Message-ID', async () => {
    const mailer = impatientMailer(sink.url);
    expect(await mailer.send(anEmail({ text: '.A line that begins with a dot\n' }))).toEqual({
      kind: 'accepted',
      reply: 250,
    });
    const [letter] = sink.received;
    expect(letter).toMatchObject({
      from: 'no-reply@service.test',
      to: ['reader@example.test'],
      subject: 'Please open the guardianship service',
      text: '.A line that begins with a dot\n',
      messageId: '<key-1@service.test>',
    });
    expect(Object.fromEntries(letter?.headers ?? [])).toMatchObject({
      from: 'Guardianship service <no-reply@service.test>',
      to: 'reader@example.test',
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'OOF, AutoReply',
      'content-language': 'en-GB',
    });
  });
});

describe('a letter that arrives', () => {
  test('is marked important only when urgent', async () => {
    const mailer = impatientMailer(sink.url);
    await mailer.send(anEmail());
    await mailer.send(anEmail({ urgent: true }));
    const [routine, urgent] = sink.received.map(({ headers }) => headers);
    expect(routine?.has('x-priority')).toBe(false);
    expect(routine?.has('importance')).toBe(false);
    expect(urgent?.get('x-priority')).toMatch(/^1/);
    expect(urgent?.get('importance')).toBe('High');
  });

  test.each(Object.keys(wordings) as LetterKind[])(
    '%s can be read in the source of the mail',
    async (kind) => {
      const { subject, text, urgent } = letterFor(kind, { origin: 'https://service.test', count: 3 });
      await impatientMailer(sink.url).send(anEmail({ subject, text, urgent }));
      const [letter] = sink.received;
      expect(letter?.text).toBe(text);
      expect(letter?.raw).toContain(text.replaceAll('\n', '\r\n'));
      expect(letter?.headers.get('content-transfer-encoding')).toBe('7bit');
    },
  );
});

describe('what a letter cannot do', () => {
  test('name this host or the library that sent it', async () => {
    await impatientMailer(sink.url).send(anEmail());
    expect(sink.received[0]?.raw).not.toMatch(/nodemailer|x-mailer|user-agent/i);
  });

  test('carry another header or reach another recipient', async () => {
    const mailer = impatientMailer(sink.url);
    await mailer.send(anEmail({ subject: 'Hello\r\nBcc: other@example.test' }));
    expect(sink.received[0]?.to).toEqual(['reader@example.test']);
    expect(sink.received[0]?.headers.has('bcc')).toBe(false);
  });

  test('pull in a file because its text looks like a path', async () => {
    await impatientMailer(sink.url).send(anEmail({ text: 'file:///etc/passwd\n' }));
    expect(sink.received[0]?.text).toBe('file:///etc/passwd\n');
  });
});

describe('a repeat', () => {
  test('after a server accepts and hangs up, or answers late, carries the same Message-ID', async () => {
    sink.failNext(1, 'accept then drop');
    sink.failNext(1, 'late 250');
    const mailer = impatientMailer(sink.url);
    const kinds = [await mailer.send(anEmail()), await mailer.send(anEmail()), await mailer.send(anEmail())];
    expect(kinds.map(({ kind }) => kind)).toEqual(['unknown', 'unknown', 'accepted']);
    expect(sink.received.map(({ messageId }) => messageId)).toEqual(Array(3).fill('<key-1@service.test>'));
  });

  test('is never made by the mailer itself: one attempt, one connection', async () => {
    sink.failNext(9, 'accept then drop');
    await impatientMailer(sink.url).send(anEmail());
    expect(sink.connections).toBe(1);
  });

  test('keeps a whole Message-ID as it was stored, though the domain has changed since', async () => {
    await impatientMailer(sink.url).send(anEmail({ messageId: '<key-1@former.test>' }));
    expect(sink.received[0]?.messageId).toBe('<key-1@former.test>');
  });
});

describe('an attempt that cannot succeed', () => {
  test('is refused here, for good, when the address is not one plain address', async () => {
    const outcome = await impatientMailer(sink.url).send(anEmail({ to: 'a@example.test, b@example.test' }));
    expect(outcome).toMatchObject({ kind: 'permanent', reason: 'address-unusable' });
    expect(sink.connections).toBe(0);
  });

  test('is transient while nothing listens, and succeeds once something does', async () => {
    const mailer = impatientMailer(sink.url);
    await sink.refuse();
    expect(await mailer.send(anEmail())).toMatchObject({ kind: 'transient', reason: 'connection-refused' });
    await sink.resume();
    expect(await mailer.send(anEmail())).toMatchObject({ kind: 'accepted' });
  });

  test('is transient when the name does not resolve', async () => {
    const mailer = impatientMailer('smtp://relay.invalid:25');
    expect(await mailer.send(anEmail())).toMatchObject({ kind: 'transient', reason: 'name-not-resolved' });
  });

  test('is unknown when it takes longer than a whole attempt may', async () => {
    sink.failNext(1, 'late 250');
    const mailer = impatientMailer(sink.url, { timeouts: { socket: 2_000, whole: 200 } });
    expect(await mailer.send(anEmail())).toMatchObject({ kind: 'unknown', reason: 'cut-off' });
  });

  test('is unknown when the mailer is closed meanwhile or was closed before', async () => {
    sink.failNext(1, 'late 250');
    const mailer = impatientMailer(sink.url, { timeouts: { socket: 2_000 } });
    const underWay = mailer.send(anEmail());
    setTimeout(() => {
      mailer.close();
    }, 100);
    expect(await underWay).toMatchObject({ kind: 'unknown', reason: 'cut-off' });
    expect(await mailer.send(anEmail())).toMatchObject({ kind: 'unknown', reason: 'cut-off' });
  });

  test('is reported, not thrown, when a caller hands over nonsense', async () => {
    const outcome = await impatientMailer(sink.url).send(anEmail({ messageId: 'a b\r\nc' }));
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'unrecognised', alert: true });
    expect(sink.connections).toBe(0);
  });
});

test('many at once each get their own outcome', async () => {
  sink.failNext(5, '450 RCPT');
  const mailer = impatientMailer(sink.url, { timeouts: { greeting: 2_000, socket: 2_000 } });
  const sends = Array.from({ length: 20 }, (_, i) => mailer.send(anEmail({ messageId: `key-${String(i)}` })));
  const outcomes = await Promise.all(sends);
  expect(outcomes.filter(({ kind }) => kind === 'transient')).toHaveLength(5);
  expect(new Set(sink.received.map(({ messageId }) => messageId)).size).toBe(15);
});

test('a letter made beside a child’s record carries nothing of it', async () => {
  const canaries = ['Zoë Quillfeather', '2011-03-14', '14 March 2011', 'CG-7Q4K-22', 'Eritrea'];
  const mailer = impatientMailer(sink.url);
  for (const kind of Object.keys(wordings) as LetterKind[]) {
    const facts = { origin: 'https://service.test/cases/CG-7Q4K-22?name=Zo%C3%AB%20Quillfeather', count: 2 };
    const { subject, text, urgent } = letterFor(kind, facts);
    await mailer.send(anEmail({ subject, text, urgent }));
  }
  expect(sink.received.flatMap(({ raw }) => findCanary(raw, canaries))).toEqual([]);
});

test.each([
  [
    'a sender that is not one address',
    'smtp://127.0.0.1:25',
    { from: 'nobody', messageIdDomain: 'service.test' },
  ],
  [
    'a domain that is not one',
    'smtp://127.0.0.1:25',
    { from: 'a@service.test', messageIdDomain: 'service test' },
  ],
  [
    'an address with options',
    'smtp://127.0.0.1:25/?pool=true',
    { from: 'a@service.test', messageIdDomain: 'service.test' },
  ],
])('a mailer is not made with %s', (_, url, settings) => {
  expect(() => createMailer(url, settings)).toThrow(TypeError);
});
