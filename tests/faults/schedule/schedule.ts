import { chanceFrom, type Chance } from '#prisma/seed/demo/chance.ts';
import type { Weather } from '#tests/faults/sink/orders.ts';
import type { Stage } from '#tests/support/smtp/modes.ts';

import type { Backend, Fault, Moment, Timed } from './faults.ts';

const second = 1_000;

/** A queue and a number of workers for a while; long runs go round again. */
const phases: readonly { readonly backend: Backend; readonly workers: number }[] = [
  { backend: 'redis', workers: 4 },
  { backend: 'postgres', workers: 4 },
  { backend: 'redis', workers: 8 },
  { backend: 'postgres', workers: 8 },
];
const longestPhase = 150 * second;

/** Every fault of a run and its moment, in milliseconds: the same for the same seed, length and lease. */
export function planFaults(seed: number, length: number, lease: number): readonly Timed[] {
  const chance = chanceFrom(seed);
  const streams: readonly [number, number, (chance: Chance) => Fault][] = [
    [1.4, 2.8, killing],
    [9, 15, (draw) => freezing(draw, lease)],
    [3, 7, weather],
    [28, 48, (draw) => ({ kind: 'crash-postgres', down: between(draw, 0, 2_500) })],
    [
      3,
      6,
      (draw) => ({ kind: 'cut-connections', count: between(draw, 1, 4), draw: between(draw, 0, 9_999) }),
    ],
    [6, 12, redis],
    [4, 7, () => ({ kind: 'ring', times: 10 })],
    [14, 22, (draw) => ({ kind: 'junk-jobs', count: between(draw, 1, 6) })],
    [15, 30, wrongClock],
    [
      10,
      20,
      (draw) => ({ kind: 'poison', draw: between(draw, 0, 9_999), lasts: between(draw, 3_000, 8_000) }),
    ],
  ];
  const faults = streams.flatMap(([least, most, make]) =>
    stream(chance.apart(), { least, most, length }, make),
  );
  return [...phasesOver(length), ...faults].toSorted((one, other) => one.at - other.at);
}

function phasesOver(length: number): readonly Timed[] {
  const lasts = Math.min(longestPhase, length / phases.length);
  const count = Math.floor(length / lasts);
  return Array.from({ length: count }, (_, index) => {
    const phase = phases[index % phases.length];
    if (phase === undefined) throw new Error('There are no phases.');
    return { at: index * lasts, fault: { kind: 'phase', ...phase } };
  });
}

/** One kind of fault again and again, `least` to `most` seconds apart, from the fourth second on. */
function stream(
  chance: Chance,
  { least, most, length }: { readonly least: number; readonly most: number; readonly length: number },
  make: (chance: Chance) => Fault,
): Timed[] {
  const timed: Timed[] = [];
  const gap = () => between(chance, least * second, most * second);
  for (let at = 4 * second + between(chance, 0, least * second); at < length; at += gap())
    timed.push({ at, fault: make(chance) });
  return timed;
}

const stages: readonly Stage[] = ['greeting', 'mail', 'rcpt', 'data', 'dot', 'dot', 'dot'];
const moments: readonly Moment[] = ['claiming', 'firing', 'telling', 'finishing'];

function killing(chance: Chance): Fault {
  const slot = between(chance, 0, 1_000);
  const rest = between(chance, 0, 900);
  const stage = chance.pick(stages);
  const when = chance.pick(['before', 'after'] as const);
  const moment = chance.pick(moments);
  return chance.pick<Fault>([
    { kind: 'kill', slot, rest },
    { kind: 'kill', slot, rest },
    { kind: 'kill-twice', slot, rest },
    { kind: 'kill-at', stage, when },
    { kind: 'kill-at', stage, when },
    { kind: 'kill-while', moment },
    { kind: 'kill-while', moment },
  ]);
}

/** Long enough that the lease has ended when the worker wakes. */
function freezing(chance: Chance, lease: number): Fault {
  const lasts = lease * second + between(chance, 500, 4_000);
  const slot = between(chance, 0, 1_000);
  const stage = chance.pick(stages);
  return chance.pick<Fault>([
    { kind: 'freeze', slot, lasts },
    { kind: 'freeze-at', stage, lasts },
    { kind: 'freeze-at', stage, lasts },
  ]);
}

const storms: readonly Weather[] = [
  'refusing',
  'silent greeting',
  'drop before greeting',
  'drop before DATA',
  'accept then drop',
  'late 250',
  '421 greeting',
  '450 RCPT',
  '451 after dot',
  '554 greeting',
];

function weather(chance: Chance): Fault {
  return { kind: 'weather', weather: chance.pick(storms), lasts: between(chance, 500, 2_500) };
}

function redis(chance: Chance): Fault {
  const lasts = between(chance, 500, 4_000);
  return chance.pick<Fault>([
    { kind: 'flush-redis' },
    { kind: 'flush-redis' },
    { kind: 'kill-redis', down: lasts },
    { kind: 'fill-redis', lasts },
  ]);
}

const day = 86_400 * second;
const clocks = [day, -day, 3_600 * second, -3_600 * second, 7 * second, -7 * second];

function wrongClock(chance: Chance): Fault {
  const lasts = between(chance, 5_000, 9_000);
  return { kind: 'wrong-clock', slot: between(chance, 0, 1_000), offBy: chance.pick(clocks), lasts };
}

/** A whole number from `least` to `most`, both included. */
export function between(chance: Chance, least: number, most: number): number {
  const drawn = new DataView(chance.bytes(4).buffer).getUint32(0);
  return least + Math.floor((drawn / 2 ** 32) * (most - least + 1));
}
