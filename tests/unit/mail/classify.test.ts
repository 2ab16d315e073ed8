import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '#app/mail/classify.ts';

const replied = (responseCode: number, command: string, status = '', code = 'EENVELOPE') => ({
  code,
  command,
  responseCode,
  response: `${String(responseCode)} ${status} <reader@example.test> something`,
});

describe('surely not accepted and worth another try', () => {
  test.each([
    [
      'a refused connection',
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED', syscall: 'connect' },
      'connection-refused',
    ],
    ['a refused connection, told bare', { code: 'ECONNREFUSED' }, 'connection-refused'],
    ['no route', { code: 'ESOCKET', originalCode: 'EHOSTUNREACH', syscall: 'connect' }, 'unreachable'],
    ['a name that does not resolve', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'name-not-resolved'],
    ['failed TLS', { code: 'ETLS' }, 'tls-failed'],
    ['TLS refused', replied(454, 'STARTTLS', '4.7.0', 'ETLS'), 'tls-failed'],
    ['TLS that takes too long', { code: 'ETIMEDOUT', timeoutType: 'UPGRADE_TIMEOUT' }, 'tls-failed'],
    [
      'an untrusted certificate',
      { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'tls-failed',
    ],
    ['a wrong password', replied(535, 'AUTH PLAIN', '5.7.8', 'EAUTH'), 'authentication-failed'],
    ['no password', { code: 'EAUTH', command: 'API' }, 'authentication-failed'],
    ['an envelope refused here', { code: 'EENVELOPE', command: 'API' }, 'envelope-refused'],
    [
      'a connection that never opens',
      { code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' },
      'connect-timeout',
    ],
    ['a silent greeting', { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'greeting-timeout'],
    ['421', replied(421, 'CONN', '4.3.2', 'EPROTOCOL'), 'deferred'],
    ['450 to the recipient', replied(450, 'RCPT TO', '4.2.0'), 'deferred'],
    ['451 after the dot', replied(451, 'DATA', '4.3.0', 'EMESSAGE'), 'deferred'],
  ])('%s', (_, error, reason) => {
    expect(classify(error)).toMatchObject({ kind: 'transient', reason });
  });
});

describe('a 5xx answer that concerns us is retried and an operator is told', () => {
  test.each([
    ['a greeting', replied(554, 'CONN', '5.7.1', 'EPROTOCOL')],
    ['a HELO', replied(550, 'HELO', '', 'EPROTOCOL')],
    ['a sender', replied(553, 'MAIL FROM', '5.1.8')],
    ['no sign-in at MAIL', replied(530, 'MAIL FROM', '5.7.0')],
    ['no sign-in at RCPT', replied(530, 'RCPT TO')],
    ['relaying', replied(554, 'RCPT TO', '5.7.1')],
    ['a sender, told late', replied(550, 'RCPT TO', '5.1.8')],
    ['a wrong order', replied(503, 'DATA', '5.5.1')],
    ['a policy, after the dot', replied(554, 'DATA', '5.7.1', 'EMESSAGE')],
    ['a system that takes no mail', replied(521, 'RCPT TO', '5.3.2')],
  ])('%s', (_, error) => {
    expect(classify(error)).toMatchObject({ kind: 'transient', reason: 'relay-refuses-us', alert: true });
  });
});

describe('a 5xx answer that concerns the recipient or the letter is permanent', () => {
  test.each([
    ['an unknown user', replied(550, 'RCPT TO', '5.1.1'), 'recipient-refused'],
    ['an unknown user, told bare', replied(550, 'RCPT TO'), 'recipient-refused'],
    ['a wrongly written address', replied(501, 'RCPT TO', '5.1.3'), 'recipient-refused'],
    ['a closed mailbox', replied(521, 'RCPT TO', '5.2.1'), 'recipient-refused'],
    ['an unknown user at a large host', replied(550, 'RCPT TO', '5.4.1'), 'recipient-refused'],
    ['an unknown user in the words of another', replied(550, 'RCPT TO', '5.5.0'), 'recipient-refused'],
    ['a domain without mail', replied(556, 'RCPT TO', '5.1.10'), 'recipient-refused'],
    ['a full mailbox, after the dot', replied(552, 'DATA', '5.2.2', 'EMESSAGE'), 'message-refused'],
  ])('%s', (_, error, reason) => {
    expect(classify(error)).toMatchObject({ kind: 'permanent', reason, alert: false });
  });
});

describe('whatever is not on the closed list is unknown', () => {
  test.each([
    ['a dropped connection', { code: 'ECONNECTION', command: 'CONN' }, 'connection-lost'],
    ['a reset', { code: 'ESOCKET', originalCode: 'ECONNRESET', syscall: 'read' }, 'connection-lost'],
    [
      'TLS broken at some point',
      { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' },
      'tls-failed',
    ],
    ['silence', { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'answer-timeout'],
    ['a timeout without a name', { code: 'ETIMEDOUT' }, 'answer-timeout'],
    ['an attempt cut off', { code: 'EABORT' }, 'cut-off'],
    ['an answer that is no refusal', replied(250, 'DATA', '2.0.0', 'EPROTOCOL'), 'unrecognised'],
    ['a fault of our own', new TypeError('x is not a function'), 'unrecognised'],
    ['nothing', undefined, 'unrecognised'],
    ['a string', 'ECONNREFUSED', 'unrecognised'],
  ])('%s', (_, error, reason) => {
    expect(classify(error)).toMatchObject({ kind: 'unknown', reason });
  });

  test('no invented code is taken for a sure refusal', () => {
    const known = /^(EAUTH|ETLS|EDNS|EENVELOPE|ETIMEDOUT|ECONNREFUSED)$/;
    fc.assert(
      fc.property(fc.string(), fc.string(), (code, command) => {
        fc.pre(!known.test(code));
        expect(classify({ code, command }).kind).toBe('unknown');
      }),
    );
  });
});

test.each(['constructor', '__proto__', 'toString'])('a code named %s is only an unknown code', (name) => {
  const error = { code: name, originalCode: name, command: name, timeoutType: name };
  expect(classify(error)).toMatchObject({ kind: 'unknown', reason: 'unrecognised' });
  expect(classify({ ...error, responseCode: 550 })).toMatchObject({ kind: 'transient', alert: true });
  expect(classify({ ...error, code: 'ETIMEDOUT' })).toMatchObject({
    kind: 'unknown',
    reason: 'answer-timeout',
  });
});

describe('what is reported', () => {
  test('is codes and digits: no address and no words of the server', () => {
    expect(classify(replied(550, 'RCPT TO', '5.1.1'))).toEqual({
      kind: 'permanent',
      reason: 'recipient-refused',
      reply: 550,
      status: '5.1.1',
      alert: false,
    });
  });

  test('never holds text from the error, whatever the error holds, and never throws', () => {
    const canary = 'reader@example.test';
    const field = fc.oneof(
      fc.anything(),
      fc.string().map((text) => text + canary),
      fc.integer(),
    );
    const error = fc.record({
      code: field,
      command: field,
      response: field,
      responseCode: field,
      message: field,
    });
    fc.assert(
      fc.property(error, (thrown) => {
        expect(JSON.stringify(classify(thrown))).not.toContain(canary);
      }),
    );
  });
});
