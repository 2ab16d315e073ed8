/** Why a due date was put off. The last three are the law's own; only they move a duty in statute. Append only. */
export const extensionReasons = [
  'child-needs-time',
  'information-outstanding',
  'interpreter-unavailable',
  'professional-absence',
  'another-body-asked',
  'court-order',
  'tribunal-direction',
  'statute-allows',
] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

const legal: readonly ExtensionReason[] = ['court-order', 'tribunal-direction', 'statute-allows'];

/** Whether the law itself gives the time; then the note has to name the order or the provision. */
export const isLegalReason = (reason: ExtensionReason): boolean => legal.includes(reason);

/** Why a clock is stopped by hand. Append only. */
export const pauseReasons = [
  'child-ill',
  'child-away',
  'interpreter-unavailable',
  'police-asked',
  'court-timetable',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Why it runs again by hand. Append only. */
export const resumeReasons = ['obstacle-gone', 'paused-in-error', 'waited-enough'] as const;
export type ResumeReason = (typeof resumeReasons)[number];

/** Why a duty does not apply to this child. Append only. */
export const waiverReasons = [
  'child-moved-abroad',
  'discharged-elsewhere',
  'found-to-be-adult',
  'court-order',
  'opened-in-error',
  'duplicate',
] as const;
export type WaiverReason = (typeof waiverReasons)[number];

/** Why something was done late. Append only. */
export const latenessReasons = [
  'child-unavailable',
  'professional-absence',
  'information-outstanding',
  'interpreter-unavailable',
  'court-or-police-timetable',
  'administrative-failure',
  'another-reason',
] as const;
export type LatenessReason = (typeof latenessReasons)[number];
