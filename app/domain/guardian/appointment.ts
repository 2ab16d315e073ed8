/** Why a guardianship ends, as codes that can be counted. */
export const endReasons = [
  'guardian-leaves',
  'guardian-ill-or-away',
  'conflict-of-interest',
  'concern-about-guardian',
  'child-asks-for-another',
  'child-has-moved-too-far',
  'no-longer-eligible',
] as const;
export type EndReason = (typeof endReasons)[number];

/** A guardianship lasts until its case is closed, and then ends with it. Nobody chooses this one. */
export const endedWithCase = 'case-closed';
