import type { WithholdReason } from '#app/domain/subject-request/codes.ts';
import { blackOut } from '#app/domain/subject-request/redaction.ts';
import type {
  Decided,
  HeldItem,
  SubjectPackage,
  SubjectRequest,
} from '#app/domain/subject-request/request-view.ts';

/**
 * The package of an approved request. Only what was decided to be released is in it; of what was withheld there is the
 * number and the reason, not the title nor the time. What was never decided is in neither.
 */
export function packageOf(
  request: Pick<SubjectRequest, 'number' | 'receivedOn'>,
  held: readonly HeldItem[],
  decided: readonly Decided[],
  at: Date,
): SubjectPackage {
  const byItem = new Map(decided.map((one) => [one.item, one]));
  return {
    number: request.number,
    receivedOn: request.receivedOn,
    madeAt: at.toISOString(),
    items: held.flatMap((one) => {
      const decision = byItem.get(one.item);
      if (decision === undefined || decision.decision === 'withhold') return [];
      const redacts = decision.decision === 'redact';
      return [
        {
          group: one.group,
          title: one.title,
          at: one.at?.toISOString() ?? null,
          text: redacts ? blackOut(one.text, decision.passages) : one.text,
          redacted: redacts && decision.reason !== null ? [decision.reason] : [],
        },
      ];
    }),
    withheld: countReasons(decided),
  };
}

function countReasons(decided: readonly Decided[]): SubjectPackage['withheld'] {
  const counts = new Map<WithholdReason, number>();
  for (const { decision, reason } of decided)
    if (decision === 'withhold' && reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
