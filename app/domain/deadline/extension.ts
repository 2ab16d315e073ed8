import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime, wallText } from '#app/domain/calendar/london.ts';
import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import { dueOn } from '#app/domain/deadline/due-anew.ts';
import { isLegalReason, type ExtensionReason } from '#app/domain/deadline/reasons.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import type { Due, ExplainedExtension } from '#app/domain/rules/due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

export type Grant = { readonly on: IsoDate; readonly reason: ExtensionReason; readonly now: Date };

export type ExtendRefusal = {
  readonly kind: 'law-does-not-wait' | 'not-later' | 'not-ahead' | 'too-far';
};

/** At most so many days later than now and than it was due: longer is another decision. Product default. */
const mostDays = { default: 92, legal: 366 } as const;

/**
 * The later due date somebody grants: that London day, at the time of day it was due before. A duty in statute moves only
 * where a court or the law itself says so (docs/decisions/0011-the-life-of-a-deadline.md).
 */
export function extend(
  deadline: Pick<RunningDeadline, 'dueAt' | 'explanation'>,
  rule: Rule,
  { on, reason, now }: Grant,
): Result<Due, ExtendRefusal> {
  if (rule.source.kind === 'S' && !isLegalReason(reason)) return refuse({ kind: 'law-does-not-wait' });
  const before = Temporal.PlainDateTime.from(deadline.explanation.due.local);
  const wall = Temporal.PlainDate.from(on).toPlainDateTime(before.toPlainTime());
  const at = londonInstant(wall);
  const wrong = wrongDay(wall, deadline.dueAt, now, reason);
  if (wrong !== null) return refuse({ kind: wrong });
  const extension: ExplainedExtension = {
    grantedAt: now.toISOString(),
    from: deadline.explanation.due,
    to: { at: at.toISOString(), local: wallText(wall) },
    reason,
  };
  const { extensions = [] } = deadline.explanation;
  const explanation = { ...deadline.explanation, extensions: [...extensions, extension] };
  return accept(dueOn(wall, { explanation }));
}

function wrongDay(
  wall: Temporal.PlainDateTime,
  dueAt: Date,
  now: Date,
  reason: ExtensionReason,
): ExtendRefusal['kind'] | null {
  const at = londonInstant(wall);
  if (at <= dueAt) return 'not-later';
  if (at <= now) return 'not-ahead';
  const base = londonTime(dueAt > now ? dueAt : now).toPlainDate();
  const most = mostDays[isLegalReason(reason) ? 'legal' : 'default'];
  return wall.toPlainDate().since(base).days > most ? 'too-far' : null;
}
