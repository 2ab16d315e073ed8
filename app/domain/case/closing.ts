import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

/** Why a case is closed. That a child cannot be found is none of them. */
export const closeReasons = [
  'came-of-age',
  'returned-to-family',
  'left-uk-safely',
  'found-to-be-adult',
  'child-died',
  'recorded-twice',
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** Why a closed case is opened again. */
export const reopenReasons = [
  'closed-by-mistake',
  'child-is-back',
  'at-risk-again',
  'decision-overturned',
] as const;
export type ReopenReason = (typeof reopenReasons)[number];

/** The facts from which it follows whether a case is to be closed. */
export const closingTypes = [
  'ClosingProposed',
  'ClosingWithdrawn',
  'ClosingRejected',
  'CaseClosed',
  'CaseReopened',
] as const;
export type ClosingType = (typeof closingTypes)[number];

/** One of them. `answers` names the fact it answers: a proposal that was decided, a closing that was undone. */
export type ClosingFact = {
  readonly type: ClosingType;
  readonly id: string;
  readonly byId: string | null;
  readonly answers: string | null;
  readonly reason: CloseReason | ReopenReason | null;
  /** The reference of the child's other case, where this one was recorded twice. */
  readonly other: string | null;
};

export type ClosingState<Fact extends ClosingFact = ClosingFact> =
  | { readonly kind: 'open' }
  | { readonly kind: 'proposed'; readonly proposal: Fact }
  | { readonly kind: 'closed'; readonly closing: Fact };

/** Where the facts lead, in whatever order they are read: each says itself which one it answers. */
export function closingOf<Fact extends ClosingFact>(facts: readonly Fact[]): ClosingState<Fact> {
  const answered = new Set(facts.flatMap(({ answers }) => answers ?? []));
  const standing = (type: ClosingType) => facts.find((fact) => fact.type === type && !answered.has(fact.id));
  const closing = standing('CaseClosed');
  if (closing !== undefined) return { kind: 'closed', closing };
  const proposal = standing('ClosingProposed');
  return proposal === undefined ? { kind: 'open' } : { kind: 'proposed', proposal };
}

/** What a case must be free of before it is closed. */
export type Around = {
  readonly missing: boolean;
  readonly openHandover: string | null;
  readonly refusedHandover: string | null;
  readonly liveOffer: boolean;
  readonly overdue: readonly { readonly id: string; readonly title: string }[];
  /** Null where the date of birth is not known. */
  readonly ageYears: number | null;
  /** Whether the other case that a proposal names is there, is another one and is open. */
  readonly otherIsOpen: boolean;
};

export type Obstacle =
  | { readonly kind: 'child-missing' }
  | { readonly kind: 'handover-open'; readonly handoverId: string }
  | { readonly kind: 'handover-refused'; readonly handoverId: string }
  | { readonly kind: 'offer-live' }
  | { readonly kind: 'overdue'; readonly deadlineId: string; readonly title: string }
  | OfReason;
type OfReason = { readonly kind: 'under-eighteen' } | { readonly kind: 'other-not-open' };

/**
 * Everything that stands in the way, all at once. A missing child comes first and no reason outweighs it. Before a reason
 * is chosen, what would stand in the way of any. The guardian does not: they stay until the case is closed, and it ends with it.
 */
export function obstaclesTo(reason: CloseReason | null, around: Around): readonly Obstacle[] {
  return [
    ...(around.missing ? [{ kind: 'child-missing' } as const] : []),
    ...unanswered(reason, around),
    ...againstReason(reason, around),
    ...around.overdue.map(({ id, title }) => ({ kind: 'overdue', deadlineId: id, title }) as const),
  ];
}

/** What somebody was asked. That an authority refused a child who has another case needs no ruling. */
function unanswered(
  reason: CloseReason | null,
  { openHandover, refusedHandover, liveOffer }: Around,
): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (openHandover !== null) found.push({ kind: 'handover-open', handoverId: openHandover });
  if (refusedHandover !== null && reason !== 'recorded-twice')
    found.push({ kind: 'handover-refused', handoverId: refusedHandover });
  if (liveOffer) found.push({ kind: 'offer-live' });
  return found;
}

/** Where what is on record says otherwise than the reason. */
function againstReason(reason: CloseReason | null, { ageYears, otherIsOpen }: Around): readonly OfReason[] {
  if (reason === 'came-of-age' && ageYears !== null && ageYears < 18) return [{ kind: 'under-eighteen' }];
  return reason === 'recorded-twice' && !otherIsOpen ? [{ kind: 'other-not-open' }] : [];
}

type Refused<Kind extends string> = { readonly kind: Kind };

/** One proposal at a time, for a reason that holds, and none while something stands in the way of it. */
export function mayPropose(
  state: ClosingState,
  reason: CloseReason,
  around: Around,
): Result<null, OfReason | Refused<'closing-proposed-already' | 'obstacles-left'>> {
  if (state.kind !== 'open') return refuse({ kind: 'closing-proposed-already' });
  const [against] = againstReason(reason, around);
  if (against !== undefined) return refuse(against);
  return obstaclesTo(reason, around).length > 0 ? refuse({ kind: 'obstacles-left' }) : accept(null);
}

/** Whoever proposed it takes it back, and nobody else. */
export function mayWithdraw<Fact extends ClosingFact>(
  state: ClosingState<Fact>,
  proposalId: string,
  userId: string,
): Result<Fact, Refused<'not-proposed' | 'not-yours'>> {
  if (state.kind !== 'proposed' || state.proposal.id !== proposalId) return refuse({ kind: 'not-proposed' });
  return state.proposal.byId === userId ? accept(state.proposal) : refuse({ kind: 'not-yours' });
}

/** Somebody else decides, on the very proposal they have read. */
export function mayDecide<Fact extends ClosingFact>(
  state: ClosingState<Fact>,
  proposalId: string,
  userId: string,
): Result<Fact, Refused<'not-proposed' | 'own-proposal'>> {
  if (state.kind !== 'proposed' || state.proposal.id !== proposalId) return refuse({ kind: 'not-proposed' });
  return state.proposal.byId === userId ? refuse({ kind: 'own-proposal' }) : accept(state.proposal);
}

/** As `mayDecide`; what stood in the way may have come since it was proposed. */
export function mayClose<Fact extends ClosingFact>(
  state: ClosingState<Fact>,
  by: { readonly proposalId: string; readonly userId: string },
  around: Around,
): Result<Fact, Refused<'not-proposed' | 'own-proposal' | 'obstacles-left'>> {
  const decided = mayDecide(state, by.proposalId, by.userId);
  if (!decided.ok) return decided;
  const reason = closeReasonOf(decided.value);
  if (reason === null || obstaclesTo(reason, around).length > 0) return refuse({ kind: 'obstacles-left' });
  return decided;
}

export const closeReasonOf = ({ reason }: Pick<ClosingFact, 'reason'>): CloseReason | null =>
  closeReasons.find((one) => one === reason) ?? null;

type Sighting = { readonly type: string; readonly at: Date; readonly recordedAt: Date };

/** Whether the child is missing: they went later than they were last found. Of one moment, what was written later counts. */
export function isMissing(sightings: readonly Sighting[]): boolean {
  const last = sightings.toSorted(
    (a, b) => b.at.getTime() - a.at.getTime() || b.recordedAt.getTime() - a.recordedAt.getTime(),
  )[0];
  return last?.type === 'ChildMissing';
}
