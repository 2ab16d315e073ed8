import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePassword } from '#app/domain/account/password-rule.ts';
import { isCommonPassword } from '#app/store/account/common-passwords.server.ts';

const about = ['Demo Coordinator Grace Testcase', 'grace.hopper@council.example.org', 'national coordinator'];

const verdict = (password: string) => {
  const judged = judgePassword(password, { isCommon: isCommonPassword, about });
  return judged.ok ? 'fine' : judged.error.kind;
};

describe('a new password', () => {
  test.each([
    ['correct horse battery staple'],
    ['tin violin harbour'],
    ['xk9#mQ2!vL7$'],
    ['пароль из четырёх слов'],
    ['山の上の大きな家に住む猫'],
    ['aB3'.concat('x'.repeat(3), 'winter ladder')],
  ])('%s is fine', (password) => {
    expect(verdict(password)).toBe('fine');
  });

  test.each([
    ['', 'password-short'],
    ['elevenchars', 'password-short'],
    ['🦊'.repeat(11), 'password-short'],
    [`tin violin harbour ${'lantern '.repeat(30)}`, 'password-long'],
    ['password1234', 'password-common'],
    ['Password2026!', 'password-common'],
    ['passwordpassword', 'password-common'],
    ['qwertyuiop12', 'password-common'],
    ['123456789012', 'password-common'],
    ['aaaaaaaaaaaa', 'password-common'],
    ['abcdefghijklmnop', 'password-common'],
    ['unbelievable', 'password-common'],
    ['GraceHopper1', 'password-about-you'],
    ['grace.testcase', 'password-about-you'],
    ['Guardianship-2026!', 'password-about-you'],
    ['children service', 'password-about-you'],
  ])('%s is refused: %s', (password, why) => {
    expect(verdict(password)).toBe(why);
  });

  test('may be up to 200 characters, whatever letters they are', () => {
    expect(verdict('tin violin harbour lantern '.repeat(7).slice(0, 200))).not.toBe('password-long');
  });

  test('of letters drawn by chance is never called common, and a shorter one never fine', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789'.split('')),
      minLength: 20,
      maxLength: 40,
    });
    fc.assert(
      fc.property(letters, (text) => {
        expect(['fine', 'password-common']).toContain(verdict(text));
        expect(verdict(text.slice(0, 11))).toBe('password-short');
      }),
    );
  });
});
