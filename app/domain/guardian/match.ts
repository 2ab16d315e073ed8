import type { Nation } from '#app/domain/rules/rule.ts';

/** What matching knows of a child. Nationality is not here: it must never weigh. */
export type Need = {
  readonly nation: Nation;
  readonly region: string;
  readonly language: string | null;
  readonly gender: string;
};

/** What matching knows of a guardian. Dates are London dates, `YYYY-MM-DD`. */
export type Candidate = {
  readonly guardianId: string;
  readonly name: string;
  readonly nations: readonly string[];
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly gender: string;
  readonly caseload: number;
  readonly caseloadTarget: number;
  readonly caseloadLimit: number;
  readonly vettingValidTo: string;
  readonly trainingValidTo: string;
  readonly acceptingOffers: boolean;
  readonly absent: boolean;
  readonly declinedThisCase: boolean;
};

export const reasonCodes = [
  'speaks-language',
  'needs-interpreter',
  'works-in-region',
  'works-in-nation',
  'has-room',
  'near-target',
  'over-target',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export type Reason = { readonly code: ReasonCode; readonly points: number };

export const barCodes = [
  'other-nation',
  'caseload-limit-reached',
  'vetting-expired',
  'training-expired',
  'not-accepting-offers',
  'absent',
  'declined-before',
] as const;
export type BarCode = (typeof barCodes)[number];

export type Ranked = {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly Reason[];
};
export type Barred = { readonly candidate: Candidate; readonly bars: readonly BarCode[] };

const points = { language: 40, region: 30, nation: 10, room: 30 };

/**
 * Ranks those who may be asked, best first, each with the reasons that add up to the score; the others with what
 * bars them. Ties go to the smaller caseload, then to the id, so that the order never hangs on chance.
 */
export function rankCandidates(
  need: Need,
  candidates: readonly Candidate[],
  today: string,
): { readonly ranked: readonly Ranked[]; readonly barred: readonly Barred[] } {
  const judged = candidates.map((candidate) => ({ candidate, bars: barsOf(candidate, need, today) }));
  const ranked = judged
    .filter(({ bars }) => bars.length === 0)
    .map(({ candidate }) => weigh(candidate, need))
    .sort(byMerit);
  return { ranked, barred: judged.filter(({ bars }) => bars.length > 0) };
}

function barsOf(candidate: Candidate, need: Need, today: string): readonly BarCode[] {
  const tests: readonly (readonly [boolean, BarCode])[] = [
    [!candidate.nations.includes(need.nation), 'other-nation'],
    [candidate.caseload >= candidate.caseloadLimit, 'caseload-limit-reached'],
    [candidate.vettingValidTo < today, 'vetting-expired'],
    [candidate.trainingValidTo < today, 'training-expired'],
    [!candidate.acceptingOffers, 'not-accepting-offers'],
    [candidate.absent, 'absent'],
    [candidate.declinedThisCase, 'declined-before'],
  ];
  return tests.filter(([bars]) => bars).map(([, code]) => code);
}

function weigh(candidate: Candidate, need: Need): Ranked {
  const reasons = [
    languageReason(candidate, need),
    regionReason(candidate, need),
    roomReason(candidate),
  ].filter((reason) => reason !== null);
  return { candidate, reasons, score: reasons.reduce((sum, reason) => sum + reason.points, 0) };
}

function languageReason(candidate: Candidate, need: Need): Reason | null {
  if (need.language === null) return null;
  return candidate.languages.includes(need.language)
    ? { code: 'speaks-language', points: points.language }
    : { code: 'needs-interpreter', points: 0 };
}

function regionReason(candidate: Candidate, need: Need): Reason {
  return candidate.regions.includes(need.region)
    ? { code: 'works-in-region', points: points.region }
    : { code: 'works-in-nation', points: points.nation };
}

/** Full marks for an empty caseload, falling to none at the target; beyond the target only the limit stops. */
function roomReason(candidate: Candidate): Reason {
  if (candidate.caseload >= candidate.caseloadTarget) return { code: 'over-target', points: 0 };
  const free = 1 - candidate.caseload / candidate.caseloadTarget;
  return { code: free > 0.2 ? 'has-room' : 'near-target', points: Math.round(points.room * free) };
}

function byMerit(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.candidate.caseload !== b.candidate.caseload) return a.candidate.caseload - b.candidate.caseload;
  return a.candidate.guardianId < b.candidate.guardianId ? -1 : 1;
}
