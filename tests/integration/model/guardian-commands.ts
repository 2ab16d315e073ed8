import fc from 'fast-check';
import { expect } from 'vitest';

import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';

import { breakAt, command, type Command } from './commands.ts';
import { expectSame } from './checks.ts';
import { happen } from './obligations.ts';

/** The guardian loses the child: whatever was still owed to them is not sent. */
export const endGuardianship = breakAt.map((at) =>
  command({
    name: 'end guardianship',
    possible: ({ guarded }) => guarded,
    really: (_paper, { about, appointmentId }, deps) =>
      endAppointment(deps, about.coordinator, appointmentId, 'guardian-ill-or-away'),
    onPaper: (paper) => {
      paper.guarded = false;
      happen(paper, 'GuardianEnded');
    },
    breakAt: at,
  }),
);

export const appointAnother = fc.constant(
  command({
    name: 'appoint another guardian',
    possible: ({ guarded }) => !guarded,
    really: async (paper, real, deps) => {
      const { world, about } = real;
      // Two guardians cannot begin in one minute.
      world.clock.forward(1 / 60);
      paper.now = world.clock.now().getTime();
      const guardian = await world.staff.guardian();
      const offer = await offerGuardianship(deps, about.coordinator, about.caseId, guardian.userId);
      if (!offer.ok) return offer;
      const { offerId } = offer.value;
      const answered = await answerOfferAs(deps, guardian, offerId, { verb: 'accept' });
      if (!answered.ok) return answered;
      const appointed = await appointGuardian(deps, about.coordinator, offerId);
      if (!appointed.ok) return appointed;
      real.guardian = guardian;
      real.appointmentId = (await world.owner.appointment.findUniqueOrThrow({ where: { offerId } })).id;
      return appointed;
    },
    onPaper: (paper) => {
      happen(paper, 'GuardianProposed');
      happen(paper, 'GuardianOffered');
      happen(paper, 'GuardianAppointed');
      paper.guarded = true;
      paper.guardianLeft = false;
    },
    breakAt: null,
  }),
);

/** Somebody's account is closed while they are owed reminders: from then on nothing is sent to them. */
export const leave: fc.Arbitrary<Command> = fc.constant({
  check: ({ guarded, guardianLeft }) => guarded && !guardianLeft,
  run: async (paper, real) => {
    const { world, about, guardian, posted, silent } = real;
    await world.staff.leave(guardian);
    paper.guardianLeft = true;
    const visit = { type: 'VisitRecorded', at: world.clock.now(), note: '' } as const;
    expect((await recordWork(world.deps, guardian, about.caseId, visit)).ok).toBe(false);
    const { email } = await world.owner.userAccount.findUniqueOrThrow({ where: { id: guardian.userId } });
    silent.set(email, posted.length);
    await expectSame(paper, real);
  },
  toString: () => 'the guardian leaves the service',
});
