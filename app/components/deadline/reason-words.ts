import type {
  ExtensionReason,
  LatenessReason,
  PauseReason,
  ResumeReason,
  WaiverReason,
} from '#app/domain/deadline/reasons.ts';

export const extensionWords = {
  'child-needs-time': 'The child needs more time',
  'information-outstanding': 'Information from somebody else has not come',
  'interpreter-unavailable': 'No interpreter could be found',
  'professional-absence': 'Somebody who is needed is ill or away',
  'another-body-asked': 'Another body asked for more time',
  'court-order': 'A court ordered it',
  'tribunal-direction': 'A tribunal directed it',
  'statute-allows': 'The law itself allows more time',
} as const satisfies Record<ExtensionReason, string>;

export const pauseWords = {
  'child-ill': 'The child is ill',
  'child-away': 'The child is away, safe and expected back',
  'interpreter-unavailable': 'No interpreter could be found',
  'police-asked': 'The police asked us to wait',
  'court-timetable': 'A court or tribunal has set another time',
} as const satisfies Record<PauseReason, string>;

export const resumeWords = {
  'obstacle-gone': 'What stood in the way is gone',
  'paused-in-error': 'It was paused in error',
  'waited-enough': 'It has waited long enough',
} as const satisfies Record<ResumeReason, string>;

export const waiverWords = {
  'child-moved-abroad': 'The child has moved abroad',
  'discharged-elsewhere': 'Another authority has done this',
  'found-to-be-adult': 'The person was found to be an adult',
  'court-order': 'A court ordered it',
  'opened-in-error': 'The clock was started in error',
  duplicate: 'Another deadline stands for the same duty',
} as const satisfies Record<WaiverReason, string>;

export const latenessWords = {
  'child-unavailable': 'The child was not available',
  'professional-absence': 'Somebody who is needed is ill or away',
  'information-outstanding': 'Information from somebody else has not come',
  'interpreter-unavailable': 'No interpreter could be found',
  'court-or-police-timetable': 'A court or the police set the time',
  'administrative-failure': 'We forgot, or our administration failed',
  'another-reason': 'Another reason (say which in a note)',
} as const satisfies Record<LatenessReason, string>;

/** Events that stop or start a clock, and changes that have it counted again. */
const causes = {
  'rule-changed': 'The rule has a new version',
  'authority-closed': 'The authority is closed on a day that had counted',
  'authority-open': 'The authority is open on a day that had not counted',
  ChildMissing: 'The child went missing',
  ChildFound: 'The child was found or came back',
};

/** Every reason in the life of a deadline. A code that several lists share says the same in each. */
export const deadlineReasons: Readonly<Record<string, string>> = {
  ...extensionWords,
  ...pauseWords,
  ...resumeWords,
  ...waiverWords,
  ...latenessWords,
  ...causes,
};

/** A reason as people say it; a code nobody knows any more is shown as it was kept. */
export const reasonWords = (code: string): string =>
  Object.hasOwn(deadlineReasons, code) ? (deadlineReasons[code] ?? code) : code;

/** Choices for radios or a select, in the order of the list. */
export const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
