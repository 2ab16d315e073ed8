import { declineWords, endWords } from '#app/components/matching/words.ts';
import { closingReasons } from '#app/components/closing/words.ts';
import { deadlineReasons } from '#app/components/deadline/reason-words.ts';
import { refusalWords } from '#app/components/handover/words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { ChronicleDetail } from '#app/domain/case/chronicle-view.ts';
import { chronicleOnly, type ChronicleType } from '#app/domain/case/chronology.ts';
import { referrerKinds } from '#app/domain/referral/codes.ts';
import { eventInWords } from '#app/domain/rules/event-in-words.ts';
import { caseEventTypes, type CaseEventType } from '#app/domain/rules/events.ts';

type OwnWords = Partial<Record<ChronicleType, string>>;

/** Events whose own name says too little. The others are said as they are called. */
const titles: OwnWords = {
  ReferralReceived: 'The child was referred',
  HandoverSent: 'An authority was asked to accept responsibility',
  HandoverAcknowledged: 'The authority said that it had seen the handover',
  HandoverAccepted: 'The authority accepted responsibility',
  HandoverRefused: 'The authority refused responsibility',
  HandoverQueried: 'The authority asked a question about the handover',
  HandoverQueryAnswered: 'The authority’s question was answered',
  HandoverDecided: 'The coordinator decided who has to answer',
  GuardianProposed: 'A guardian was proposed',
  GuardianOffered: 'A guardian was asked',
  GuardianOfferAccepted: 'The guardian said yes',
  GuardianOfferDeclined: 'The guardian declined',
  GuardianOfferWithdrawn: 'The offer was withdrawn',
  GuardianAppointed: 'The guardian was appointed',
  GuardianEnded: 'The guardianship ended',
  FirstContactRecorded: 'The guardian made first contact with the child',
  VisitRecorded: 'The guardian visited the child',
  ChildMissing: 'The child went missing',
  ChildFound: 'The child was found or came back',
  NrmReferred: 'The child was referred to the National Referral Mechanism',
  DeadlineReminded: 'A reminder was given',
  DeadlineFellDue: 'Something fell due',
  DeadlineOverdue: 'Something became overdue',
  EscalationRaised: 'Nobody had acted, so others were told',
  EscalationAcknowledged: 'Somebody said that they are on it',
  NobodyFoundToTell: 'Nobody was found to tell',
  DeadlinePaused: 'The clock of a deadline was stopped',
  DeadlineResumed: 'The clock of a deadline was started again',
  DeadlineExtended: 'A deadline was extended',
  DeadlineWaived: 'A duty was found not to apply',
  CaseHandedOn: 'The case was given to another social worker',
  ClosingProposed: 'It was proposed to close the case',
  ClosingWithdrawn: 'The proposal to close the case was taken back',
  ClosingRejected: 'The proposal to close the case was rejected',
  CaseClosed: 'The case was closed',
  GuardianshipClosed: 'The guardianship ended with the case',
  CaseReopened: 'The case was opened again',
  LatenessExplained: 'A reason was given for something done late',
};

const known: ReadonlySet<string> = new Set([...caseEventTypes, ...chronicleOnly]);

/** A fact as people say it; null for a word that is no event. */
export function eventTitle(type: string): string | null {
  if (!known.has(type)) return null;
  return titles[type as ChronicleType] ?? eventInWords(type as CaseEventType);
}

const lookUp = (words: Readonly<Record<string, string>>, code: unknown): string | null =>
  typeof code === 'string' && Object.hasOwn(words, code) ? (words[code] ?? null) : null;

/** Who did it. A referrer has no account, and so no name here: only the kind of body they come from. */
export function byWords(label: string): string {
  const [, kind] = /^Referrer \((.+)\)$/u.exec(label) ?? [];
  const words = lookUp(referrerKinds, kind);
  return words === null ? label : `Referrer (${words})`;
}

/** Every reason somebody can give, whatever for: the codes do not overlap in meaning. */
const reasons = { ...refusalWords, ...declineWords, ...endWords, ...deadlineReasons, ...closingReasons };

/** The coded details of an event, each as a sentence. */
export function eventLines(detail: ChronicleDetail): readonly string[] {
  const { authority, proposedAuthority, guardian, people, rule, codes } = detail;
  return [
    rule && `${rule}.`,
    authority && `Authority: ${authority}.`,
    guardian && `Guardian: ${guardian}.`,
    ...codeLines(codes),
    proposedAuthority && `Proposed instead: ${proposedAuthority}.`,
    people.length > 0 && `Told: ${people.join(', ')}.`,
  ].filter((line): line is string => typeof line === 'string' && line !== '');
}

function codeLines(codes: ChronicleDetail['codes']): readonly (string | null)[] {
  const reason = lookUp(reasons, codes['reason']);
  return [
    codes['danger'] === true ? 'Immediate danger was reported.' : null,
    referrerLine(codes['referrer']),
    reason && `Reason: ${reason}.`,
    ...ofTheCase(codes),
    rankLine(codes),
    codes['letter'] === undefined ? null : `Letter of appointment ${codes['letter']}.`,
    typeof codes['dueAfter'] === 'string' ? `Now due on ${formatMoment(codes['dueAfter'])}.` : null,
    typeof codes['holdsUntil'] === 'string' ? `Holds until ${formatMoment(codes['holdsUntil'])}.` : null,
  ];
}

function ofTheCase({ upheld, other, anew }: ChronicleDetail['codes']): readonly (string | null)[] {
  return [
    upheld === true ? 'The same authority has to answer again.' : null,
    other === undefined ? null : `The child’s other case is ${other}.`,
    anew === true ? 'The case begins again, as a referral does.' : null,
  ];
}

function referrerLine(code: unknown): string | null {
  const words = lookUp(referrerKinds, code);
  return words && `Referred by: ${words}.`;
}

function rankLine({ rank, of, score }: ChronicleDetail['codes']): string | null {
  if (rank === undefined || of === undefined) return null;
  return `Ranked ${rank} of ${of}${score === undefined ? '' : `, with ${score} points`}.`;
}
