import type { Stage } from './stage.ts';

/**
 * What must be so at every moment, whatever the story: nothing planned is left behind, every notice has one e-mail of its
 * own or one that tells of it with others, and none waits past its time. What is settled before its digest is not written of.
 */
export async function ledgerFaults({ owner, mailbox, clock }: Stage): Promise<readonly string[]> {
  const now = clock.now();
  const late = await owner.plannedAction.count({
    where: { state: 'planned', fireAt: { lte: now }, deadline: { status: 'open' } },
  });
  const firedLate = await owner.plannedAction.count({ where: { firedLate: true } });
  const owed = await owner.outbox.findMany({ include: { toldIn: { select: { state: true } } } });
  const notices = await owner.notice.count();
  const ofNotices = owed.filter(({ noticeId }) => noticeId !== null).length;
  const accepted = owed.filter(({ state }) => state === 'accepted').length;
  const received = mailbox.messages().length;
  const unsent = owed.filter((email) => !isAccounted(email, now)).length;
  return [
    ...(late === 0 ? [] : [`${late} planned actions were left behind`]),
    ...(firedLate === 0 ? [] : [`${firedLate} planned actions fired late`]),
    ...(unsent === 0 ? [] : [`${unsent} e-mails are still owed, or were lost`]),
    ...(notices === ofNotices
      ? []
      : [`${notices} notices were written and ${ofNotices} e-mails owed for them`]),
    ...(accepted === received ? [] : [`${accepted} e-mails were accepted and ${received} arrived`]),
  ];
}

type Owed = {
  readonly state: string;
  readonly nextAttemptAt: Date;
  readonly reason: string | null;
  readonly toldIn: { readonly state: string } | null;
};

/** Sent, told of in one that was, not needed any more, or waiting for a moment that is still to come. */
function isAccounted({ state, nextAttemptAt, reason, toldIn }: Owed, now: Date): boolean {
  switch (state) {
    case 'accepted':
      return true;
    case 'waiting':
    case 'pending':
      return nextAttemptAt > now;
    case 'gathered':
      return ['accepted', 'suppressed'].includes(toldIn?.state ?? '');
    default:
      return reason === 'no-longer-needed';
  }
}
