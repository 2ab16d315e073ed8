import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';
import { aCase, accepted, appointed, type ACase } from '#tests/support/a-case.ts';
import { closed } from '#tests/support/a-closing.ts';
import type { World } from '#tests/support/world.ts';

/** Words that are nowhere once the child is erased. */
export const canaries = [
  'Zanthia',
  'Quillfeather',
  'Starling Brook',
  '2011-03-09',
  'lorry',
  'owes money',
  'Which lane',
  'An aunt',
];

/** A case that had everything: a question about its handover, a guardian, a visit with a note; closed these many years ago. */
export async function aClosedCase(world: World, yearsAgo = 0): Promise<ACase> {
  const child = { name: 'Zanthia Quillfeather', aliases: 'Starling Brook', birthDate: '2011-03-09' };
  const about = await aCase(world, { child });
  const handover = await world.owner.handover.findFirstOrThrow({ where: { caseId: about.caseId } });
  await answerHandoverAs(world.deps, about.worker, handover.id, {
    verb: 'query',
    question: 'Which lane was it?',
  });
  await accepted(world, about);
  const appointmentId = await appointed(world, about);
  const visited = await recordWork(world.deps, about.guardian, about.caseId, {
    type: 'VisitRecorded',
    at: world.clock.now(),
    note: 'Zanthia was calm and spoke of the lorry.',
  });
  if (!visited.ok) throw new Error(visited.error.kind);
  world.clock.forward(1);
  await endAppointment(world.deps, about.coordinator, appointmentId, 'no-longer-eligible');
  await closed(world, { caseId: about.caseId, by: about.coordinator });
  const closedAt = new Date(world.clock.now());
  closedAt.setUTCFullYear(closedAt.getUTCFullYear() - yearsAgo);
  await world.owner.childCase.update({ where: { id: about.caseId }, data: { closedAt } });
  return about;
}
