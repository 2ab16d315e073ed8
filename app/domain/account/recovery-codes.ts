/** So many codes are made at once. */
export const recoveryCodeCount = 10;

/** Bytes of chance in a code: 80 bits, which nobody guesses. */
export const recoveryCodeBytes = 10;

/** Without letters that are taken for others when written down. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code as people write it down, such as `x7k2-m0qd-93ta-1hfz`. */
export function recoveryCode(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const text = (bits.match(/.{5}/gu) ?? []).map((five) => letters[Number.parseInt(five, 2)] ?? '').join('');
  return (text.match(/.{4}/gu) ?? []).join('-');
}

/** A code as it was typed, in the one way it is kept: an O is a zero, an I or an L is a one, and dashes do not count. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed.toLowerCase().replaceAll(/[\s-]/gu, '').replaceAll('o', '0').replaceAll(/[il]/gu, '1');
  return /^[0-9a-hjkmnp-tv-z]{16}$/u.test(text) ? text : null;
}
