import { describe, expect, test } from 'vitest';
import { findCanary } from '#tests/support/canary.ts';

const name = 'Zoë Quillfeather';
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a planted word is found', () => {
  test.each([
    ['as it is', `Hello ${name}.`, 'plain'],
    ['in capitals', `HELLO ${name.toUpperCase()}`, 'plain'],
    ['with its accent apart', name.normalize('NFD'), 'plain'],
    ['broken over two lines', 'Zoë\r\n Quillfeather', 'plain'],
    ['in quoted-printable', 'Hello Zo=C3=AB Quill=\r\nfeather', 'quoted-printable'],
    ['in a quoted-printable header', '=?UTF-8?Q?Zo=C3=AB_Quillfe?= =?UTF-8?Q?ather?=', 'quoted-printable'],
    ['in a base64 header', `=?UTF-8?B?${base64(`Re: ${name}`)}?=`, 'base64'],
    ['in base64url', `token=${Buffer.from(`??>${name}`).toString('base64url')}`, 'base64'],
    ['in a path of base64', `/a/${base64(`x${name}`)}`, 'base64'],
    ['in a query', `/search?q=${encodeURIComponent(name)}`, 'url-encoded'],
    ['in a form', `q=Zo%C3%AB+Quillfeather`, 'url-encoded'],
    ['in JSON', 'Zo\\u00eb Quillfeather', 'escaped'],
    ['in HTML', 'Zo&#235; Quillfeather, Zo&#xEB; Quillfeather', 'escaped'],
  ])('%s', (_, text, form) => {
    expect(findCanary(text, [name])).toContainEqual({ canary: name, form });
  });

  test.each([0, 1, 2, 3, 4])('in a base64 body wrapped in lines, %i bytes in', (offset) => {
    const body = base64(`${'x'.repeat(50 + offset)}${name}${'y'.repeat(60)}`).replace(/.{76}/g, '$&\r\n');
    expect(findCanary(`Content-Transfer-Encoding: base64\r\n\r\n${body}`, [name])).toEqual([
      { canary: name, form: 'base64' },
    ]);
  });
});

test('an innocent text holds none, and an empty word is never found', () => {
  const text = `A task is due. https://example.test/inbox?a=1+2 ${base64('nothing to see here')} &amp; =3D`;
  expect(findCanary(text, [name, '2011-03-14', '', '  '])).toEqual([]);
});
