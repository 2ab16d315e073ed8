import { readCode } from '#app/domain/referral/referral.ts';

/** A reference as it is kept, from what somebody typed: case, spaces and dashes do not matter. Null if it is none. */
function reference(letter: 'C' | 'R', typed: string): string | null {
  const plain = readCode(typed).replaceAll('-', '');
  const code = plain.length === 9 && plain.startsWith(letter) ? plain.slice(1) : plain;
  return code.length === 8 ? `${letter}-${readCode(code)}` : null;
}

export const caseReference = (typed: string): string | null => reference('C', typed);
export const referralReference = (typed: string): string | null => reference('R', typed);
