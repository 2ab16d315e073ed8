import type { Stage } from './stage.ts';

/** What must be so at every moment, whatever the story: nothing planned is left behind, every notice became one e-mail. */
export async function ledgerFaults({ owner, mailbox, clock }: Stage): Promise<readonly string[]> {
  const late = await owner.plannedAction.count({
    where: { state: 'planned', fireAt: { lte: clock.now() }, deadline: { status: 'open' } },
  });
  const firedLate = await owner.plannedAction.count({ where: { firedLate: true } });
  const owed = await owner.outbox.findMany({ select: { state: true, messageId: true } });
  const notices = await owner.notice.count();
  const received = mailbox.messages().length;
  const unsent = owed.filter(({ state }) => state !== 'accepted').length;
  return [
    ...(late === 0 ? [] : [`${late} planned actions were left behind`]),
    ...(firedLate === 0 ? [] : [`${firedLate} planned actions fired late`]),
    ...(unsent === 0 ? [] : [`${unsent} e-mails are still owed`]),
    ...(notices === received ? [] : [`${notices} notices were written and ${received} e-mails arrived`]),
  ];
}
