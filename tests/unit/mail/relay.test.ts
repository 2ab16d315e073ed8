import { describe, expect, test } from 'vitest';
import { addressWithin, isPlainAddress } from '#app/mail/address.ts';
import { relayAt } from '#app/mail/relay.ts';

describe('the address of the mail server', () => {
  test('gives host, port, kind of TLS and credentials', () => {
    expect(relayAt('smtps://user%40us:p%3Aw@relay.example:4650')).toEqual({
      host: 'relay.example',
      port: 4650,
      secure: true,
      loopback: false,
      auth: { user: 'user@us', pass: 'p:w' },
    });
  });

  test.each([
    ['smtp://relay.example', 587],
    ['smtps://relay.example/', 465],
  ])('%s means port %i', (url, port) => {
    expect(relayAt(url)).toMatchObject({ port, auth: null });
  });

  test.each([
    ['smtp://127.0.0.1:25', true],
    ['smtp://127.8.9.1:25', true],
    ['smtp://LOCALHOST:25', true],
    ['smtp://[::1]:25', true],
    ['smtp://0.0.0.0:25', false],
    ['smtp://127.0.0.1.example:25', false],
    ['smtp://localhost.example:25', false],
  ])('%s on this host: %s', (url, loopback) => {
    expect(relayAt(url).loopback).toBe(loopback);
  });
});

describe('an address that cannot be trusted', () => {
  test.each([
    'smtps://user:hunter2@relay.example/?tls.rejectUnauthorized=false',
    'smtps://user:hunter2@relay.example:465?ignoreTLS=true',
    'smtps://user:hunter2@relay.example/path',
    'smtps://user:hunter2@relay.example#x',
    'http://user:hunter2@relay.example',
    'direct:user:hunter2@relay.example',
    'smtps://hunter2%ZZ:hunter2@relay.example',
    'hunter2',
    '',
  ])('%s is refused without being repeated', (url) => {
    expect(() => relayAt(url)).toThrow(TypeError);
    expect(() => relayAt(url)).not.toThrow(/hunter2/);
  });
});

describe('an address', () => {
  test.each(['reader@example.test', "o'neil+duty@mail.example.test", 'ünï@example.test'])(
    '%s is usable',
    (text) => {
      expect(isPlainAddress(text)).toBe(true);
    },
  );

  test.each([
    '',
    'reader',
    'a@b@c',
    'one@example.test,two@example.test',
    'one@example.test two@example.test',
    'Name <reader@example.test>',
    'reader@example.test\r\nRCPT TO:<other@example.test>',
    'rea\0der@example.test',
    '"odd name"@example.test',
    `${'a'.repeat(65)}@example.test`,
    `reader@${'a'.repeat(250)}.test`,
  ])('%j is not', (text) => {
    expect(isPlainAddress(text)).toBe(false);
  });

  test.each([
    ['reader@example.test', 'reader@example.test'],
    ['The service <no-reply@example.test>', 'no-reply@example.test'],
    ['<no-reply@example.test>', 'no-reply@example.test'],
    ['The service', null],
    ['a <a@example.test> <b@example.test>', null],
    ['a\r\nBcc: x@example.test <a@example.test>', null],
  ])('is found within %j as %s', (sender, address) => {
    expect(addressWithin(sender)).toBe(address);
  });
});
