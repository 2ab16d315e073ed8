import { appendFileSync } from 'node:fs';

import type { CaseEventType } from '#app/domain/rules/events.ts';

/** Something the service said it had kept. Whatever happens afterwards, it must be there. */
export type Obligation =
  | {
      readonly kind: 'referral';
      readonly caseId: string;
      readonly reference: string;
      readonly birthDate: string;
    }
  | {
      readonly kind: 'event';
      readonly caseId: string;
      readonly eventId: string;
      readonly type: CaseEventType;
      readonly at: string;
      readonly birthDate: string;
    }
  | { readonly kind: 'offer'; readonly offerId: string }
  | { readonly kind: 'appointment'; readonly offerId: string }
  | { readonly kind: 'acknowledgement'; readonly deadlineId: string }
  | { readonly kind: 'answer'; readonly handoverId: string }
  | { readonly kind: 'telling'; readonly cause: string; readonly userIds: readonly string[] };

/** What was acknowledged as committed, kept by whoever asked for it and not by the service. */
export type Ledger = {
  readonly add: (obligation: Obligation) => void;
  readonly all: () => readonly Obligation[];
  /** Somebody asked again and again, the service was there, and it never answered. */
  readonly giveUp: (what: string) => void;
  readonly gaveUp: () => readonly string[];
  readonly count: (what: Count) => void;
  readonly counts: () => Readonly<Record<Count, number>>;
};

/** Refused: the service said no. Unanswered: nobody knows whether it was kept. */
type Count = 'acknowledged' | 'refused' | 'unanswered';

export function openLedger(file: string): Ledger {
  const obligations: Obligation[] = [];
  const gaveUp: string[] = [];
  const counts = { acknowledged: 0, refused: 0, unanswered: 0 };
  return {
    add: (obligation) => {
      obligations.push(obligation);
      counts.acknowledged += 1;
      appendFileSync(file, `${JSON.stringify(obligation)}\n`);
    },
    all: () => obligations,
    giveUp: (what) => {
      gaveUp.push(what);
    },
    gaveUp: () => gaveUp,
    count: (what) => {
      counts[what] += 1;
    },
    counts: () => ({ ...counts }),
  };
}
