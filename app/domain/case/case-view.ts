import type { CloseReason } from '#app/domain/case/closing.ts';
import type { OfferState } from '#app/domain/guardian/offer.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

/** The parts of a case that are looked at one by one; the record of looking names the part. */
export const caseSections = [
  'due',
  'chronology',
  'referral',
  'people',
  'access',
  'record',
  'recorded',
  'letter',
  'duplicates',
  'closing',
] as const;
export type CaseSection = (typeof caseSections)[number];

/** What this reader may do here now; the page shows nothing else. */
export type CaseRights = {
  readonly identity: boolean;
  readonly accessLog: boolean;
  readonly record: boolean;
  readonly acknowledge: boolean;
  readonly seeCandidates: boolean;
  readonly proposeClosing: boolean;
  readonly decideClosing: boolean;
  readonly reopen: boolean;
};

/** Who the child is. Null wherever a reader may not know it. */
export type ChildIdentity = {
  readonly name: string;
  readonly aliases: string;
  readonly birthDate: string | null;
  readonly nationality: string;
};

export type CurrentGuardian = {
  readonly name: string;
  readonly since: Date;
  readonly appointmentId: string;
  readonly letterNumber: string;
};

/** What stands at the head of every page about a case. */
export type CaseHeader = {
  readonly caseId: string;
  readonly reference: string;
  readonly status: 'open' | 'closed';
  readonly nation: Nation;
  readonly openedAt: Date;
  readonly identity: ChildIdentity | null;
  /** When everything that named the child was destroyed. */
  readonly erasedAt: Date | null;
  readonly ageYears: number | null;
  readonly gender: string;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
  readonly immediateDanger: boolean;
  readonly authority: string;
  readonly acceptedAt: Date | null;
  /** The authority that has a handover to answer, if any. */
  readonly asked: string | null;
  readonly worker: string | null;
  readonly guardian: CurrentGuardian | null;
  /** Since when nobody is the child's guardian. */
  readonly unguardedSince: Date | null;
  readonly offer: OfferState | null;
  /** The reader has it open in an emergency. */
  readonly emergency: { readonly id: string; readonly until: Date } | null;
  /** Since when it is proposed to close it, or it is closed, and why; null where neither is so. */
  readonly closing: {
    readonly kind: 'proposed' | 'closed';
    readonly at: Date;
    readonly reason: CloseReason | null;
  } | null;
  readonly rights: CaseRights;
};
