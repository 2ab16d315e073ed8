import type {
  ItemDecision,
  ItemGroup,
  RequestState,
  Requester,
  WithholdReason,
} from '#app/domain/subject-request/codes.ts';
import type { Passage } from '#app/domain/subject-request/redaction.ts';

/** Something that is held about a child, opened. Made anew whenever it is needed, and kept nowhere. */
export type HeldItem = {
  /** Where it is: `event:<id>`, `child:name`. */
  readonly item: string;
  readonly group: ItemGroup;
  readonly title: string;
  readonly at: Date | null;
  readonly text: string;
};

export type Decided = {
  readonly item: string;
  readonly decision: ItemDecision;
  readonly reason: WithholdReason | null;
  readonly passages: readonly Passage[];
  readonly fingerprint: string;
};

/** A held item beside what was decided about it; null while nothing was. */
export type ViewedItem = HeldItem & { readonly decided: Decided | null };

export type SubjectRequest = {
  readonly id: string;
  readonly number: string;
  readonly caseId: string;
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly requester: Requester;
  readonly identityChecked: boolean;
  readonly state: RequestState;
  readonly recordedBy: string;
  readonly recordedById: string;
  readonly recordedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};

/** What leaves the service: what is released, and how many were not and why. Nothing else of what is withheld. */
export type SubjectPackage = {
  readonly number: string;
  readonly receivedOn: string;
  readonly madeAt: string;
  readonly items: readonly {
    readonly group: ItemGroup;
    readonly title: string;
    readonly at: string | null;
    readonly text: string;
    readonly redacted: readonly WithholdReason[];
  }[];
  readonly withheld: readonly { readonly reason: WithholdReason; readonly count: number }[];
};
