import { readdirSync, readFileSync } from 'node:fs';

import { z } from 'zod';

import { roles } from '#app/domain/account/actor.ts';
import { chronicleOnly } from '#app/domain/case/chronology.ts';
import { declineCodes } from '#app/domain/guardian/offer.ts';
import { reasonCodes } from '#app/domain/guardian/match.ts';
import { refusalCodes } from '#app/domain/handover/handover.ts';
import { nationalLists } from '#app/domain/oversight/lists.ts';
import { genders, indicators, languages, referrerKinds } from '#app/domain/referral/codes.ts';
import { caseEventTypes } from '#app/domain/rules/events.ts';
import { keysOf, noticeKinds, recordableTypes } from './story-words.ts';

/** London wall time, to the second where a second matters. */
const wall = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/);
const who = z.string().regex(/^[a-z]+$/);
const invented = z.string().regex(/^(Demo|Test) /, 'An invented name says so: it begins with Demo or Test');

const person = z.strictObject({
  name: invented,
  role: z.enum(roles),
  authority: z.string().optional(),
  manager: who.optional(),
  /** Away, and who stands in. */
  away: z.strictObject({ from: wall, to: wall, cover: who }).optional(),
  guardian: z
    .strictObject({
      nations: z.array(z.enum(['ENG', 'WAL', 'SCT', 'NI'])),
      regions: z.array(z.string()),
      languages: z.array(z.enum(keysOf(languages))),
    })
    .optional(),
});

const act = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('refer') }),
  z.strictObject({ verb: z.literal('wait-until') }),
  z.strictObject({
    verb: z.literal('answer-handover'),
    answer: z.discriminatedUnion('verb', [
      z.strictObject({ verb: z.literal('acknowledge') }),
      z.strictObject({ verb: z.literal('accept') }),
      z.strictObject({ verb: z.literal('query'), question: z.string().min(1) }),
      z.strictObject({
        verb: z.literal('refuse'),
        code: z.enum(refusalCodes),
        proposedAuthorityId: z.string(),
      }),
    ]),
  }),
  z.strictObject({ verb: z.literal('answer-query'), text: z.string().min(1) }),
  z.strictObject({ verb: z.literal('decide-dispute'), to: z.string() }),
  z.strictObject({
    verb: z.literal('offer'),
    to: who,
    /** Where matching puts this guardian, and why. */
    rank: z.int().min(1),
    of: z.int().min(1),
    reasons: z.array(z.enum(reasonCodes)),
  }),
  z.strictObject({
    verb: z.literal('answer-offer'),
    answer: z.discriminatedUnion('verb', [
      z.strictObject({ verb: z.literal('accept') }),
      z.strictObject({ verb: z.literal('decline'), code: z.enum(declineCodes) }),
    ]),
  }),
  z.strictObject({ verb: z.literal('appoint') }),
  z.strictObject({ verb: z.literal('acknowledge'), rule: z.string() }),
  z.strictObject({
    verb: z.literal('record-work'),
    type: z.enum(recordableTypes),
    happened: wall,
    note: z.string(),
  }),
]);

/** What must have happened since the step before, no more and no less; what is left out must not have happened. */
const expectation = z.strictObject({
  opened: z
    .array(
      z.strictObject({
        rule: z.string(),
        due: wall,
        /** Part of the legal source that must be named. */
        source: z.string(),
        /** Words the explanation must say, such as the holiday that was not counted. */
        says: z.array(z.string()).default([]),
        /** How a person gets to this date with a calendar. */
        because: z.string().min(10),
      }),
    )
    .default([]),
  met: z.array(z.string()).default([]),
  metLate: z.array(z.string()).default([]),
  /** In-app notices; each owes exactly one e-mail of the same kind, which must arrive over SMTP at that moment. */
  told: z
    .array(
      z.strictObject({
        at: wall,
        kind: z.enum(noticeKinds),
        to: z.array(who).min(1),
        rule: z.string().optional(),
        because: z.string().optional(),
      }),
    )
    .default([]),
  /** Facts in order; reminders and escalations are told of above. */
  chronology: z.array(z.enum([...caseEventTypes, ...chronicleOnly])).default([]),
  tasks: z
    .array(z.strictObject({ kind: z.string(), rule: z.string().optional(), role: z.string().optional() }))
    .default([]),
  /** How things stand once the step is done. */
  responsible: z.strictObject({ authority: z.string(), accepted: z.boolean() }).optional(),
  guardian: who.nullable().optional(),
  lists: z.array(z.enum(nationalLists)).optional(),
});

const step = z.strictObject({ at: wall, who: who.optional(), what: z.string(), act, expect: expectation });

const story = z.strictObject({
  name: z.string().regex(/^[a-z]+$/),
  title: z.string(),
  about: z.string(),
  people: z.record(who, person),
  /** The national coordinator through whose eyes the lists are read. */
  coordinator: who,
  referrer: z.strictObject({
    kind: z.enum(keysOf(referrerKinds)),
    name: invented,
    organisation: invented,
    phone: z.string(),
    email: z.email().regex(/@example\.org$/),
  }),
  child: z.strictObject({
    name: z.string().regex(/^Testchild /),
    aliases: z.string(),
    birthDate: z.iso.date(),
    gender: z.enum(keysOf(genders)),
    nationality: z.string().regex(/^Test/),
    language: z.enum(keysOf(languages)),
    interpreterNeeded: z.boolean(),
  }),
  found: z.strictObject({ at: wall, placeId: z.string(), detail: z.string().min(1) }),
  immediateDanger: z.boolean(),
  indicators: z.array(z.enum(keysOf(indicators))).min(1),
  narrative: z.string().min(1),
  safeContact: z.string().min(1),
  /** Words that would give the child away. None may be in any e-mail, in whatever encoding. */
  canaries: z.array(z.string().min(4)).min(4),
  steps: z.array(step).min(1),
});

export type Story = z.infer<typeof story>;
export type Step = Story['steps'][number];
export type Act = Step['act'];
export type Expectation = Step['expect'];
export type StoryPerson = Story['people'][string];

const folder = new URL('../../../prisma/stories/', import.meta.url);

/** Every story in the folder, by name. Throws with the file and the field when one cannot be played. */
export function readStories(): readonly Story[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parseStory(name, readFileSync(new URL(name, folder), 'utf8')));
}

export function parseStory(name: string, json: string): Story {
  const result = story.safeParse(JSON.parse(json));
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The story ${name} cannot be played:\n${faults.join('\n')}`);
}
