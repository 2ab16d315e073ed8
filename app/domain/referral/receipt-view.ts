/** A referral as whoever sent it may follow it: that it came and what became of it, and nothing of the child. */
export type SentReferral = {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly danger: boolean;
  readonly authority: string | null;
  /** By when the authority must answer; null where no rule of the nation says so. */
  readonly answerBy: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly state: 'sent' | 'acknowledged' | 'queried' | 'accepted' | 'refused' | 'superseded' | null;
  readonly answeredAt: Date | null;
  readonly guardian: boolean;
};

/** Who is signed in while a referral is written, as the form begins with them. */
export type KnownReferrer = {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly kind: string;
};
