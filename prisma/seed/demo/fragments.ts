import type { RecordableWork } from '#app/domain/case/work.ts';
import type { Entry } from '#prisma/seed/demo/course.ts';
import { back, type Moment } from '#prisma/seed/demo/moments.ts';

const coordinator = 'coordinator.grace';

export const entry = (at: Moment, who: string, deed: Entry['deed']): Entry => ({ at, who, deed });

export const record = (at: Moment, who: string, work: RecordableWork, note = ''): Entry =>
  entry(at, who, { verb: 'record', work, note });

export const accepted = (at: Moment, who: string): Entry => entry(at, who, { verb: 'accept' });
export const acknowledged = (at: Moment, who: string): Entry => entry(at, who, { verb: 'acknowledge' });
export const offered = (at: Moment, to: string): Entry => entry(at, coordinator, { verb: 'offer', to });

/** Referred to the National Referral Mechanism by the coordinator. */
export const referredToNrm = (at: Moment): Entry => record(at, coordinator, 'NrmReferred');

/** Offered in the morning, accepted, and appointed the same day. */
export const appointed = (day: number, guardian: string): readonly Entry[] => [
  offered(back(day, '12:00'), guardian),
  entry(back(day, '12:40'), guardian, { verb: 'accept-offer' }),
  entry(back(day, '13:05'), coordinator, { verb: 'appoint' }),
];

/** The guardian telephones the same day and visits the next working day. */
export const met = (day: number, guardian: string): readonly Entry[] => [
  record(back(day, '15:00'), guardian, 'FirstContactRecorded', 'By telephone, with an interpreter.'),
  record(back(day - 1, '11:00'), guardian, 'VisitRecorded', 'Seen alone. Feels safe where he lives now.'),
];

/** Looked after from this day, with what England asks for in the first two weeks done in time. */
export const caredForInEngland = (day: number, worker: string): readonly Entry[] => [
  record(back(day, '16:00'), worker, 'ChildLookedAfter', 'Accommodated with foster carers.'),
  ...prompt(day - 2, worker, [
    'ReviewingOfficerNamed',
    'CarePlanMade',
    'EducationPlanMade',
    'HealthAssessmentCompleted',
  ]),
];

export const lookedAfter = (day: number, worker: string): Entry =>
  record(back(day, '16:00'), worker, 'ChildLookedAfter', 'Accommodated with foster carers.');

const prompt = (day: number, worker: string, works: readonly RecordableWork[]): readonly Entry[] =>
  works.map((work) => record(back(day, '14:10'), worker, work));

/** The first decision came in time and was positive. */
export const reasonableGrounds = (day: number): Entry =>
  record(back(day, '10:30'), coordinator, 'ReasonableGroundsPositive');
