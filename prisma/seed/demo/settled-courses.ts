import type { Course, Entry } from '#prisma/seed/demo/course.ts';
import {
  accepted,
  appointed,
  caredForInEngland,
  lookedAfter,
  met,
  reasonableGrounds,
  record,
  referredToNrm,
} from '#prisma/seed/demo/fragments.ts';
import { back } from '#prisma/seed/demo/moments.ts';

type Settled = {
  readonly child: string;
  readonly place: string;
  readonly language: string;
  /** Working days since the referral. */
  readonly days: number;
  readonly worker: string;
  readonly guardian: string;
};

/** Referred in the morning and accepted, with a guardian, the same day. */
function settled({ days, worker, guardian, ...child }: Settled, later: readonly Entry[]): Course {
  return {
    ...child,
    danger: false,
    referred: back(days, '10:00'),
    entries: [
      referredToNrm(back(days, '12:00')),
      ...appointed(days, guardian),
      accepted(back(days, '14:10'), worker),
      ...later,
    ],
  };
}

const kent = { place: 'dover-port-of', worker: 'worker.kent' };
const hillingdon = { place: 'heathrow-airport', worker: 'worker.hillingdon' };
const glasgow = { place: 'glasgow-central-station', worker: 'worker.glasgow' };
const cardiff = { place: 'cardiff-central-station', worker: 'worker.cardiff' };
const belfast = { place: 'belfast-harbour', worker: 'worker.belfast' };

/** The first four working days of a case that goes as it should: met, looked after, first decision. */
const wellBegun = (days: number, { worker, guardian }: Pick<Settled, 'worker' | 'guardian'>) => [
  ...met(days, guardian),
  reasonableGrounds(days - 3),
  record(back(days - 3, '14:00'), worker, 'AssessmentCompleted'),
];

const amara = 'guardian.amara';
const bilal = 'guardian.bilal';
const chidi = 'guardian.chidi';

/** Children with a guardian and an authority: some whose review nobody held, some that go as they should. */
export const settledCourses: readonly Course[] = [
  settled({ ...kent, child: 'Lime', language: 'vi', days: 25, guardian: amara }, [
    ...wellBegun(25, { ...kent, guardian: amara }),
    ...caredForInEngland(25, kent.worker),
  ]),
  settled({ ...kent, child: 'Maple', language: 'sq', days: 22, guardian: amara }, [
    ...wellBegun(22, { ...kent, guardian: amara }),
    ...caredForInEngland(22, kent.worker),
  ]),
  settled({ ...kent, child: 'Mulberry', language: 'yo', days: 13, guardian: chidi }, [
    ...wellBegun(13, { ...kent, guardian: chidi }),
    ...caredForInEngland(13, kent.worker),
  ]),
  settled({ ...kent, child: 'Oak', language: 'vi', days: 4, guardian: amara }, [
    ...met(4, amara),
    ...caredForInEngland(4, kent.worker),
  ]),
  settled({ ...hillingdon, child: 'Olive', language: 'ar', days: 22, guardian: bilal }, [
    ...wellBegun(22, { ...hillingdon, guardian: bilal }),
    ...caredForInEngland(22, hillingdon.worker),
    record(back(4, '15:00'), hillingdon.worker, 'ReviewHeld', 'The plan stands.'),
  ]),
  settled({ ...hillingdon, child: 'Pear', language: 'ckb', days: 3, guardian: bilal }, [...met(3, bilal)]),
  settled({ ...hillingdon, child: 'Pine', language: 'ar', days: 1, guardian: bilal }, []),
  settled({ ...glasgow, child: 'Plum', language: 'ti', days: 32, guardian: 'guardian.ewan' }, [
    ...met(32, 'guardian.ewan'),
    reasonableGrounds(29),
    lookedAfter(32, glasgow.worker),
  ]),
  settled({ ...glasgow, child: 'Poplar', language: 'am', days: 7, guardian: 'guardian.ewan' }, [
    lookedAfter(7, glasgow.worker),
    reasonableGrounds(4),
  ]),
  settled({ ...cardiff, child: 'Quince', language: 'ckb', days: 22, guardian: 'guardian.gwen' }, [
    ...met(22, 'guardian.gwen'),
    reasonableGrounds(19),
    lookedAfter(22, cardiff.worker),
  ]),
  settled({ ...cardiff, child: 'Rowan', language: 'ar', days: 4, guardian: 'guardian.gwen' }, [
    ...met(4, 'guardian.gwen'),
    lookedAfter(4, cardiff.worker),
  ]),
  settled({ ...belfast, child: 'Spruce', language: 'so', days: 13, guardian: 'guardian.hana' }, [
    ...wellBegun(13, { ...belfast, guardian: 'guardian.hana' }),
    lookedAfter(13, belfast.worker),
    record(back(5, '15:00'), 'manager.kit', 'GuardianSupervised'),
  ]),
  settled({ ...belfast, child: 'Willow', language: 'ti', days: 4, guardian: 'guardian.hana' }, [
    ...met(4, 'guardian.hana'),
    lookedAfter(4, belfast.worker),
  ]),
];
