import { longestQuiet, quietAt, quietLength, type Preference } from '#app/domain/notice/quiet-hours.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

export type HoursRefusal = { readonly kind: 'quiet-too-long' } | { readonly kind: 'digest-in-quiet' };

/** Somebody chooses when they want e-mail. Quiet must end, and the digest must not fall into it. */
export function chooseHours(wanted: Preference): Result<Preference, HoursRefusal> {
  if (quietLength(wanted) > longestQuiet) return refuse({ kind: 'quiet-too-long' });
  if (quietAt(wanted.digestHour, wanted)) return refuse({ kind: 'digest-in-quiet' });
  return accept(wanted);
}
