import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { routeNeeds } from '#app/domain/permission/routes.ts';
import { findCanary } from '#tests/support/canary.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { startSink } from '#tests/support/smtp/sink.ts';
import { until } from '#tests/support/until.ts';
import { startWorkerProcess } from '#tests/support/worker-process.ts';

import type { Site } from '../integration/http/site.ts';
import { childNames, relationOf } from './children.ts';
import { createJudge, foreignTo, type Look } from './judging.ts';
import { isPosting, modes, type Probe } from './probes.ts';
import { fingerprint, inParallel } from './sending.ts';
import { setTheStage } from './stage.ts';

const width = 8;
let site: Site;
let probes: readonly Probe[];
let judge: ReturnType<typeof createJudge>;

beforeAll(async () => {
  const stage = await setTheStage();
  ({ site, probes } = stage);
  judge = createJudge(stage);
});
afterAll(() => site.close());

const ofVerdict = (...verdicts: readonly Probe['verdict'][]) =>
  probes.filter(({ verdict }) => verdicts.includes(verdict));
const isPost = ({ mode }: Probe) => isPosting(mode);

const faultsAmong = async (asked: readonly Probe[], by: (probe: Probe) => Promise<readonly string[]>) =>
  (await inParallel(asked, width, by)).flat();

/** Nothing is proposed to be closed and nothing is closed here; an offer is confirmed with an answer, and was answered else. */
const isLedAway = ({ routeId, child }: Probe) =>
  /\.(?:closing\.decide|closing\.reopen|\$offerId\.confirm)$/u.test(routeId) ||
  (routeId.startsWith('routes/offers.') && child !== 'offered');

/** Whether the page reads something of a child for somebody. */
function isLook(probe: Probe): probe is Look {
  const need = routeNeeds[probe.routeId]?.load ?? null;
  const reads = probe.mode === 'page' && need !== null && 'by' in need;
  return reads && probe.role !== null && probe.child !== null && !isLedAway(probe);
}

function size(): string {
  const standings = new Set(
    probes.map(({ role, child }) => `${role ?? ''}|${child && role ? relationOf(role, child) : ''}`),
  );
  const verdicts = ['admitted', 'preview', 'unknown', 'sign-in', 'no-handler'] as const;
  const counts = verdicts.map((verdict) => `${String(ofVerdict(verdict).length)} ${verdict}`);
  const [routes, ways] = [Object.keys(routeNeeds).length, modes.length];
  return `${String(probes.length)} requests = ${String(routes)} routes × ${String(ways)} ways × ${String(standings.size)} standings (${counts.join(', ')})`;
}

describe('every route × way to ask × role × relation', () => {
  test('is covered: all routes, all roles, all relations', () => {
    expect(new Set(probes.map(({ routeId }) => routeId))).toEqual(new Set(Object.keys(routeNeeds)));
    expect(new Set(probes.filter(({ mode }) => mode === 'head').map(({ routeId }) => routeId))).toEqual(
      new Set(Object.keys(routeNeeds)),
    );
    for (const role of [null, ...roles]) {
      const theirs = probes.filter((probe) => probe.role === role);
      expect(modes.filter((mode) => mode !== 'head' && !theirs.some((probe) => probe.mode === mode))).toEqual(
        [],
      );
      const relations = (list: readonly Probe[]) =>
        new Set(
          list.flatMap(({ child }) => (child === null || role === null ? [] : [relationOf(role, child)])),
        );
      if (role === null) continue;
      expect(relations(theirs)).toEqual(new Set(childNames.map((child) => relationOf(role, child))));
    }
    console.log(`matrix: ${size()}`);
  });

  test('reading: who is admitted reads, and reads nothing of another child', async () => {
    const asked = ofVerdict('admitted').filter((probe) => !isPost(probe));
    expect(await faultsAmong(asked, judge.ofAdmission)).toEqual([]);
  });

  test('reading: who has only a preview is led to it', async () => {
    expect(await faultsAmong(ofVerdict('preview'), judge.ofPreview)).toEqual([]);
  });

  test('reading: everybody else gets, byte for byte, the answer for what is not there', async () => {
    const refused = ofVerdict('unknown', 'sign-in', 'no-handler').filter((probe) => !isPost(probe));
    expect(await faultsAmong(refused, judge.ofRefusal)).toEqual([]);
  });

  test('reading: every page about a child puts whoever opens it on record', async () => {
    const found = ofVerdict('admitted').filter(isLook);
    const looks = new Map(found.map((look) => [`${look.routeId} ${look.role}`, look]));
    expect((await inParallel([...looks.values()], 1, judge.ofLook)).flat()).toEqual([]);
    console.log(`matrix: ${String(looks.size)} looks by page and role`);
  });

  test('acting: nobody else changes a row, however complete the form is', async () => {
    const before = await fingerprint(site);
    const refused = ofVerdict('unknown', 'sign-in', 'no-handler').filter(isPost);
    expect(await faultsAmong(refused, judge.ofRefusal)).toEqual([]);
    expect(await fingerprint(site)).toBe(before);
  });

  test('acting: who is admitted is asked for what the form needs', async () => {
    // Accepting asks for nothing, and lets whoever accepted see the child: it comes when all else was looked at.
    const posts = ofVerdict('admitted').filter(isPost);
    const last = posts.filter(({ routeId }) => routeId === 'routes/handovers.$handoverId.accept');
    const before = posts.filter((probe) => !last.includes(probe));
    expect(await faultsAmong(before, judge.ofAdmission)).toEqual([]);
    expect(await faultsAmong(last, judge.ofAdmission)).toEqual([]);
  });

  test('leaves no child in any line of the log, of the web or of the worker, nor in any e-mail', async () => {
    const everything = foreignTo(null);
    expect(site.lines.length).toBeGreaterThan(probes.length);
    expect(findCanary(site.lines.join('\n'), everything)).toEqual([]);
    expect(site.lines.filter((line) => line.includes('"fault"'))).toEqual([]);

    const sink = await startSink();
    const queue = await createQueueDatabase();
    const { owner } = site.world;
    await owner.outbox.updateMany({ data: { nextAttemptAt: new Date('2020-01-01T00:00:00Z') } });
    const worker = startWorkerProcess(site.world, { queueUrl: queue.url, smtpUrl: sink.url });
    await until(
      async () => (await owner.outbox.count({ where: { state: { in: ['pending', 'sending'] } } })) === 0,
    );
    expect(await worker.stop()).toBe(0);
    expect(sink.received.length).toBeGreaterThan(0);
    expect(worker.lines.length).toBeGreaterThan(0);
    expect(findCanary(worker.lines.join('\n'), everything)).toEqual([]);
    expect(findCanary(JSON.stringify(sink.received), everything)).toEqual([]);
    await Promise.all([sink.close(), queue.drop()]);
  });
});
