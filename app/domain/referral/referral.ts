import type { Gender, Indicator, ReferrerKind, SafeToContact } from '#app/domain/referral/codes.ts';

/** A complete referral, as it stands when the referrer sends it. Dates of birth are `YYYY-MM-DD`. */
export type ReferralReport = {
  readonly immediateDanger: boolean;
  readonly referrer: {
    readonly kind: ReferrerKind;
    readonly name: string;
    readonly organisation: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly child: {
    /** Empty when nobody knows it yet. */
    readonly name: string;
    readonly aliases: string;
    readonly birthDate: string | null;
    readonly ageYears: number | null;
    readonly gender: Gender;
    readonly nationality: string;
    readonly language: string | null;
    readonly interpreterNeeded: boolean;
  };
  readonly found: { readonly at: Date; readonly placeId: string; readonly detail: string };
  readonly indicators: readonly Indicator[];
  readonly narrative: string;
  readonly safeContact: { readonly safe: SafeToContact; readonly how: string };
};

const unambiguous = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A spoken-safe code from random bytes, in groups of four: no 0, O, 1 or I to confuse over the telephone. */
export function spokenCode(bytes: Uint8Array): string {
  const letters = [...bytes].map((byte) => unambiguous.charAt(byte % unambiguous.length)).join('');
  return (letters.match(/.{1,4}/gu) ?? []).join('-');
}

/** What a person typed as a code: case, spaces and dashes do not matter. */
export function readCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/gu, '');
  return (plain.match(/.{1,4}/gu) ?? []).join('-');
}

/** Completed years of age on a day; both dates `YYYY-MM-DD`. A 29 February birthday counts from 1 March in other years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) >= birthDate.slice(5) ? years : years - 1;
}
