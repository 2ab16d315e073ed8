/** Why somebody leaves in good order, after all that is theirs was handed on. */
export const leavingReasons = ['left', 'long-absence'] as const;
export type LeavingReason = (typeof leavingReasons)[number];

/** Why access ends at once, whatever is left behind. */
export const emergencyReasons = ['account-stolen', 'device-lost', 'conduct'] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

export type Suspension = LeavingReason | EmergencyReason | 'dormant' | 'not-approved';

/** Who could be somebody else at the keyboard has to choose a new password before they come back. */
export const needsNewPassword = (suspension: string | null): boolean =>
  suspension === 'account-stolen' || suspension === 'device-lost';
