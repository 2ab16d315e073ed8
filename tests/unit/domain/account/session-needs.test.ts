import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecoveryCode, recoveryCode, recoveryCodeBytes } from '#app/domain/account/recovery-codes.ts';
import { mayRemoveFactor } from '#app/domain/account/factors-view.ts';
import { sessionNeeds, type Factor } from '#app/domain/account/session-needs.ts';

const factor = fc.constantFrom<Factor | null>(
  null,
  'passkey',
  'authenticator',
  'recovery-code',
  'demonstration',
);

describe('a session', () => {
  test.each([
    [null, false, 'enrolment'],
    [null, true, 'second-step'],
    ['passkey', true, 'nothing'],
    ['authenticator', true, 'nothing'],
    ['recovery-code', true, 'nothing'],
    ['demonstration', false, 'enrolment'],
    ['demonstration', true, 'second-step'],
  ] as const)(
    'with %s, in an account with a factor: %s, needs %s in production',
    (given, hasFactor, needs) => {
      expect(sessionNeeds({ factor: given, hasFactor, demonstration: false })).toBe(needs);
    },
  );

  test('needs nothing only if something besides the password was shown, or invented people play', () => {
    fc.assert(
      fc.property(factor, fc.boolean(), fc.boolean(), (given, hasFactor, demonstration) => {
        const needs = sessionNeeds({ factor: given, hasFactor, demonstration });
        const shown = given !== null && given !== 'demonstration';
        expect(needs === 'nothing').toBe(shown || (given === 'demonstration' && demonstration));
        if (needs !== 'nothing') expect(needs === 'second-step').toBe(hasFactor);
      }),
    );
  });
});

/** A life of one account: what is set up and removed, in any order. */
describe('whoever has a way to sign in', () => {
  type Has = { readonly passkeys: number; readonly app: boolean };
  const deeds: Readonly<Record<string, (has: Has, may: boolean) => Has>> = {
    addPasskey: (has) => ({ ...has, passkeys: has.passkeys + 1 }),
    addApp: (has) => ({ ...has, app: true }),
    removePasskey: (has, may) => (may && has.passkeys > 0 ? { ...has, passkeys: has.passkeys - 1 } : has),
    removeApp: (has, may) => (may ? { ...has, app: false } : has),
  };
  const at = new Date('2026-11-26T10:00:00Z');
  const mayRemove = ({ passkeys, app }: Has) =>
    mayRemoveFactor({
      passkeys: Array.from({ length: passkeys }, (_, id) => ({
        id: String(id),
        name: 'key',
        createdAt: at,
        lastUsedAt: null,
      })),
      authenticatorSince: app ? at : null,
      recoveryCodesLeft: 0,
    });

  test('never loses the last one, whatever they do', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(deeds)), { maxLength: 30 }), (list) => {
        let has: Has = { passkeys: 0, app: false };
        let ever = false;
        for (const deed of list) {
          has = deed(has, mayRemove(has));
          const some = has.passkeys > 0 || has.app;
          ever ||= some;
          expect(some).toBe(ever);
        }
      }),
    );
  });
});

describe('a recovery code', () => {
  const bytes = fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes });

  test('is read as it was written, with capitals, spaces and look-alikes', () => {
    fc.assert(
      fc.property(bytes, (chance) => {
        const code = recoveryCode(chance);
        expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/u);
        const plain = code.replaceAll('-', '');
        expect(readRecoveryCode(code)).toBe(plain);
        expect(readRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(plain);
        expect(readRecoveryCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(plain);
      }),
    );
  });

  test('differs when one bit does', () => {
    fc.assert(
      fc.property(bytes, fc.nat(recoveryCodeBytes * 8 - 1), (chance, bit) => {
        const other = Uint8Array.from(chance);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(recoveryCode(other)).not.toBe(recoveryCode(chance));
      }),
    );
  });

  test.each(['', 'abcd', 'x7k2-m0qd-93ta-1hf', 'x7k2-m0qd-93ta-1hfz-9', 'x7k2-m0qd-93ta-1hf!'])(
    'is not %s',
    (typed) => {
      expect(readRecoveryCode(typed)).toBeNull();
    },
  );
});
