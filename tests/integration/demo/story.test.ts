import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { playStory } from '#app/launch/demo/play.ts';
import { parseStory, readStories, type Story } from '#app/launch/demo/story.ts';
import { createTestDatabase } from '#tests/support/database.ts';

test('the stories cover four nations, each under its own name', () => {
  expect(readStories().map(({ name }) => name)).toEqual(['belfast', 'cardiff', 'glasgow', 'kent']);
});

test('a story with an unknown word is refused, naming the field', () => {
  const json = JSON.stringify({ ...named('cardiff'), found: { at: 'yesterday' } });
  expect(() => parseStory('broken.json', json)).toThrow(/broken\.json[^]*found\.at/);
});

test('Cardiff’s story holds, step by step, on the real use cases and over real SMTP', async () => {
  const lines: string[] = [];
  const { faults, letters, notices } = await play(named('cardiff'), lines);
  expect(faults).toEqual([]);
  // A digest tells of several notices at once; each notice is judged against its e-mail, so none is without.
  expect(letters).toBeGreaterThan(notices / 2);
  expect(letters).toBeLessThanOrEqual(notices);
  const timeline = lines.join('\n');
  expect(timeline).toContain('The clocks went back on Sunday 31 October 2027');
  expect(timeline).toContain('to <nia@example.org>  Message-ID <');
  expect(timeline).toContain('Responsible: Cardiff, not accepted yet');
  expect(timeline).toContain('Responsible: Newport');
});

test('a story that promises something else fails, and says what and where', async () => {
  const story = structuredClone<Writable<Story>>(named('cardiff'));
  const [refer, offer] = story.steps;
  refer!.expect.opened[0]!.due = '2027-11-02T23:59:59';
  refer!.expect.opened[1]!.says = ['Candlemas'];
  refer!.expect.told.pop();
  refer!.expect.chronology = ['ReferralReceived'];
  refer!.expect.responsible = { authority: 'W06000022', accepted: true };
  refer!.expect.lists = ['reviews'];
  offer!.expect.tasks = [{ kind: 'nobody-found' }];
  story.canaries.push('inbox');
  story.steps.length = 2;
  const { faults } = await play(story, []);

  const here = 'cardiff, step 1, 2027-10-30T10:15';
  const inFirst = faults.filter((fault) => fault.startsWith(here)).join('\n');
  expect(inFirst).toContain('expected deadline: guardian.appoint.engwal due 2027-11-02T23:59:59');
  expect(inFirst).toContain('unexpected deadline: guardian.appoint.engwal due 2027-11-01T23:59:59');
  expect(inFirst).toContain('guardian.refer.ictg does not explain "Candlemas"');
  expect(inFirst).toContain('unexpected notice: 2027-10-30T10:15:00 handover-sent to dilys');
  expect(inFirst).toContain('gained [ReferralReceived, HandoverSent]');
  expect(inFirst).toContain('expected responsible: W06000022 (accepted)');
  expect(inFirst).toContain('expected national list: reviews');
  expect(inFirst).toContain(`the e-mail to carys@example.org: it carries the child's "inbox"`);
  expect(faults.join('\n')).toContain('cardiff, step 2');
  expect(faults.join('\n')).toContain('expected task: nobody-found');
});

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

const named = (name: string): Story => readStories().find((story) => story.name === name)!;

async function play(story: Story, lines: string[]) {
  const database = await createTestDatabase();
  const mailFolder = await mkdtemp(join(tmpdir(), 'guardianship-story-'));
  onTestFinished(async () => {
    await database.drop();
    await rm(mailFolder, { recursive: true, force: true });
  });
  return playStory(story, { database, mailFolder }, (line) => lines.push(line));
}
