import type { HandoverState, RefusalCode } from '#app/domain/handover/handover.ts';

/** What the receiver of a handover is shown before it accepts, and no more than this. */
export type Preview = {
  readonly caseId: string;
  readonly reference: string;
  readonly ageYears: number | null;
  readonly gender: string;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
  readonly openedAt: Date;
  readonly immediateDanger: boolean;
  readonly foundArea: string;
  readonly indicators: number;
};

/** Something that happens of itself while nobody answers. */
export type LadderStep = {
  readonly id: string;
  readonly at: Date;
  readonly kind: 'overdue' | 'escalation';
  readonly role: string;
  readonly fired: boolean;
};

export type Clock = {
  readonly deadlineId: string;
  readonly title: string;
  readonly dueAt: Date;
  /** Why it is due then, a sentence a line. */
  readonly why: readonly string[];
  readonly steps: readonly LadderStep[];
};

export type Message = {
  readonly id: string;
  readonly kind: 'query' | 'answer';
  readonly at: Date;
  readonly authorLabel: string;
  readonly text: string;
};

/** A handover as it stands: who was asked, and what they answered. Nothing of the child. */
export type HandoverFacts = {
  readonly id: string;
  readonly caseId: string;
  readonly state: HandoverState;
  readonly toAuthority: { readonly id: string; readonly name: string };
  readonly sentAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly refusalCode: RefusalCode | null;
  readonly proposedAuthority: { readonly id: string; readonly name: string } | null;
};

/** What this reader may do here now. */
export type HandoverRights = {
  readonly answer: boolean;
  readonly reply: boolean;
  readonly decide: boolean;
  readonly openCase: boolean;
};

/** For an authority whose turn is over: which child it was, who has accepted it since, and when. */
export type HandedOn = { readonly reference: string; readonly authority: string; readonly at: Date };

export type HandoverView = {
  readonly handover: HandoverFacts;
  /** Null once the case is no business of this reader any more. */
  readonly preview: Preview | null;
  readonly clock: Clock | null;
  readonly thread: readonly Message[];
  readonly rights: HandoverRights;
  readonly handedOn: HandedOn | null;
};
