import { describe, expect, test } from 'vitest';
import type { SendOutcome } from '#app/mail/mailer.ts';
import { anEmail, impatientMailer } from '#tests/support/smtp/mailers.ts';
import { keepsLetter, modes, type Mode } from '#tests/support/smtp/modes.ts';
import { startSink } from '#tests/support/smtp/sink.ts';

type Expected = readonly [kind: SendOutcome['kind'], reason: string | null, alert: boolean];

const expected: Record<Mode, Expected> = {
  ok: ['accepted', null, false],
  'silent greeting': ['transient', 'greeting-timeout', false],
  'drop before greeting': ['unknown', 'connection-lost', false],
  '421 greeting': ['transient', 'deferred', false],
  '554 greeting': ['transient', 'relay-refuses-us', true],
  'TLS refused': ['accepted', null, false],
  'TLS garbage': ['accepted', null, false],
  'TLS drop': ['accepted', null, false],
  'auth failure': ['transient', 'authentication-failed', true],
  'auth unavailable': ['transient', 'authentication-failed', true],
  '530 MAIL': ['transient', 'relay-refuses-us', true],
  '553 sender': ['transient', 'relay-refuses-us', true],
  '450 RCPT': ['transient', 'deferred', false],
  '452 RCPT': ['transient', 'deferred', false],
  '550 RCPT': ['permanent', 'recipient-refused', false],
  '550 RCPT bare': ['permanent', 'recipient-refused', false],
  '554 relaying': ['transient', 'relay-refuses-us', true],
  'drop before DATA': ['unknown', 'connection-lost', false],
  '451 after dot': ['transient', 'deferred', false],
  '452 after dot': ['transient', 'deferred', false],
  '552 after dot': ['permanent', 'message-refused', false],
  '554 policy after dot': ['transient', 'relay-refuses-us', true],
  '421 after dot': ['transient', 'deferred', false],
  'accept then drop': ['unknown', 'connection-lost', false],
  'late 250': ['unknown', 'answer-timeout', false],
};

/** TLS is tried only where it is asked for: see tls.test.ts. */
const plainModes = (Object.keys(modes) as Mode[]).filter((mode) => !mode.startsWith('TLS'));

describe.each([false, true])('over a real socket, with pipelining %s', (pipelining) => {
  test.each(plainModes)('%s', async (mode) => {
    const sink = await startSink({ script: [mode], pipelining });
    const mailer = impatientMailer(sink.url.replace('//', '//sender:secret@'));
    try {
      const outcome = await mailer.send(anEmail());
      const [kind, reason, alert] = expected[mode];
      expect(outcome).toMatchObject(kind === 'accepted' ? { kind, reply: 250 } : { kind, reason, alert });
      expect(JSON.stringify(outcome)).not.toMatch(/reader|example|secret/);
      expect(sink.received).toHaveLength(keepsLetter(mode) && !stopsEarlier(mode) ? 1 : 0);
    } finally {
      mailer.close();
      await sink.close();
    }
  });
});

/** Modes that never reach the final dot, whatever they would have done there. */
function stopsEarlier(mode: Mode): boolean {
  const [kind] = expected[mode];
  return kind !== 'accepted' && mode !== 'accept then drop' && mode !== 'late 250';
}

describe('the closed list holds on the wire', () => {
  test('nothing called transient or permanent was kept by the server', async () => {
    const sink = await startSink({ script: plainModes });
    const mailer = impatientMailer(sink.url.replace('//', '//sender:secret@'));
    const surely: string[] = [];
    for (const mode of plainModes) {
      const { kind } = await mailer.send(anEmail({ messageId: mode.replaceAll(' ', '-') }));
      if (kind === 'transient' || kind === 'permanent')
        surely.push(`<${mode.replaceAll(' ', '-')}@service.test>`);
    }
    mailer.close();
    await sink.close();
    expect(surely.length).toBeGreaterThan(10);
    expect(sink.received.filter(({ messageId }) => surely.includes(messageId))).toEqual([]);
  });
});
