import type { Course } from '#prisma/seed/demo/course.ts';
import {
  accepted,
  acknowledged,
  appointed,
  entry,
  offered,
  referredToNrm,
} from '#prisma/seed/demo/fragments.ts';
import { back, minutesAgo } from '#prisma/seed/demo/moments.ts';

const grace = 'coordinator.grace';
const cardiff = 'W06000015';
const newport = 'W06000022';
const kent = 'E10000016';
const hillingdon = 'E09000017';

const calm = { danger: false } as const;

/** Handovers in every state, from less than an hour old to days overdue, and offers that wait for somebody. */
export const waitingCourses: readonly Course[] = [
  { ...calm, child: 'Alder', place: 'dover-port-of', language: 'vi', referred: minutesAgo(35), entries: [] },
  {
    child: 'Ash',
    place: 'heathrow-airport',
    language: 'ar',
    danger: true,
    referred: minutesAgo(95),
    entries: [],
  },
  {
    ...calm,
    ...{ child: 'Aspen', place: 'kent-intake-unit-dover', language: 'ps', referred: back(1, '15:20') },
    entries: [acknowledged(minutesAgo(50), 'duty.kent')],
  },
  {
    ...calm,
    ...{ child: 'Beech', place: 'glasgow-central-station', language: 'ti', referred: back(1, '10:05') },
    entries: [acknowledged(back(1, '11:30'), 'worker.glasgow'), offered(minutesAgo(70), 'guardian.fiona')],
  },
  {
    ...calm,
    ...{
      child: 'Birch',
      place: 'folkestone-and-the-channel-tunnel-terminal',
      language: 'ckb',
      referred: back(3, '10:00'),
    },
    entries: [referredToNrm(back(3, '12:00')), ...appointed(3, 'guardian.amara')],
  },
  {
    ...calm,
    ...{ child: 'Cedar', place: 'cardiff-central-station', language: 'ar', referred: back(3, '11:00') },
    entries: [
      acknowledged(back(3, '12:00'), 'duty.cardiff'),
      referredToNrm(back(3, '12:00')),
      entry(minutesAgo(25), 'team.cardiff', { verb: 'on-it', rule: 'handover.answer.wal' }),
    ],
  },
  {
    ...calm,
    ...{ child: 'Cherry', place: 'belfast-harbour', language: 'so', referred: back(1, '14:00') },
    entries: [
      entry(back(1, '15:10'), 'duty.belfast', {
        verb: 'query',
        text: 'Which officer found her, and was anybody with her?',
      }),
      offered(back(1, '16:00'), 'guardian.hana'),
    ],
  },
  {
    ...calm,
    ...{ child: 'Cypress', place: 'heathrow-airport', language: 'sq', referred: back(2, '10:00') },
    entries: [
      entry(back(2, '11:00'), 'worker.hillingdon', { verb: 'query', text: 'Is there a flight number?' }),
      entry(back(2, '12:00'), grace, {
        verb: 'answer-query',
        text: 'None was found; the carrier is looking.',
      }),
      referredToNrm(back(2, '12:00')),
    ],
  },
  {
    ...{ child: 'Elder', place: 'ramsgate', language: 'am', danger: true, referred: back(4, '10:00') },
    entries: [referredToNrm(back(4, '12:00')), ...appointed(4, 'guardian.delun')],
  },
  {
    ...calm,
    ...{ child: 'Elm', place: 'cardiff-central-station', language: 'ckb', referred: back(2, '10:00') },
    entries: [
      entry(back(2, '15:00'), 'worker.cardiff', {
        verb: 'refuse',
        code: 'child-not-in-our-area',
        proposes: newport,
      }),
      referredToNrm(back(2, '12:00')),
    ],
  },
  {
    ...calm,
    ...{ child: 'Fir', place: 'heathrow-airport', language: 'fa', referred: back(2, '11:00') },
    entries: [
      entry(minutesAgo(40), 'duty.hillingdon', {
        verb: 'refuse',
        code: 'transfer-scheme-places-elsewhere',
        proposes: kent,
      }),
      referredToNrm(back(2, '12:00')),
    ],
  },
  {
    ...calm,
    ...{ child: 'Hazel', place: 'manston', language: 'ps', referred: back(3, '10:00') },
    entries: [
      entry(back(3, '14:10'), 'worker.kent', {
        verb: 'refuse',
        code: 'another-authority-already-responsible',
        proposes: hillingdon,
      }),
      referredToNrm(back(3, '12:00')),
      entry(back(1, '11:30'), grace, { verb: 'decide', to: hillingdon }),
    ],
  },
  {
    ...calm,
    ...{ child: 'Holly', place: 'swansea', language: 'ar', referred: back(1, '10:00') },
    entries: [entry(back(1, '16:20'), grace, { verb: 'offer', to: 'guardian.gwen' })],
  },
  {
    ...calm,
    ...{ child: 'Hornbeam', place: 'heathrow-airport', language: 'ckb', referred: back(1, '10:00') },
    entries: [
      accepted(back(1, '13:10'), 'worker.hillingdon'),
      referredToNrm(back(1, '12:00')),
      offered(minutesAgo(110), 'guardian.bilal'),
    ],
  },
  {
    ...calm,
    ...{ child: 'Juniper', place: 'glasgow-central-station', language: 'fa', referred: back(2, '10:00') },
    entries: [
      accepted(back(2, '14:10'), 'worker.glasgow'),
      referredToNrm(back(2, '12:00')),
      offered(back(2, '12:00'), 'guardian.ewan'),
      entry(back(2, '15:00'), 'guardian.ewan', { verb: 'decline-offer', code: 'language-not-suitable' }),
      offered(back(2, '16:00'), 'guardian.fiona'),
      entry(minutesAgo(30), 'guardian.fiona', { verb: 'accept-offer' }),
    ],
  },
  {
    ...calm,
    ...{ child: 'Larch', place: 'kent-intake-unit-dover', language: 'ti', referred: back(1, '10:00') },
    entries: [entry(back(1, '14:10'), 'duty.kent', { verb: 'accept' }), referredToNrm(back(1, '12:00'))],
  },
  {
    ...calm,
    ...{ child: 'Laurel', place: 'cardiff-central-station', language: 'vi', referred: back(1, '11:00') },
    entries: [
      entry(back(1, '14:10'), 'worker.cardiff', {
        verb: 'refuse',
        code: 'boundary-dispute',
        proposes: newport,
      }),
      entry(back(1, '16:20'), grace, { verb: 'decide', to: cardiff }),
    ],
  },
];
