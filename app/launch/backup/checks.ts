import { randomBytes, randomUUID } from 'node:crypto';

import { invariantNames } from '#app/domain/oversight/invariants.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { openSample } from '#app/store/oversight/sealed-sample.server.ts';
import { verifyChain } from '#app/store/audit/verify.server.ts';
import { createRulebook } from '#app/store/reference/living-rulebook.server.ts';
import { asWorker, createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { assertKnownSchema } from '#app/store/shared/schema-version.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { sendOwed } from '#app/usecases/notice/send-owed.server.ts';
import { holdService } from '#app/usecases/oversight/hold-service.server.ts';
import { ensureRoles, roleNames } from '#prisma/roles.ts';

import { countRows, rightsOf } from './compare.ts';
import type { Place } from './place.ts';
import type { Scratch } from './scratch.ts';

export type Drilled = { readonly scratch: Scratch; readonly live: Place; readonly restorePoint: Date };

/** What a check found: whether it holds, and in figures. No row's content is ever in it. */
export type Found = { readonly ok: boolean; readonly said: string };
type Check = (drilled: Drilled) => Promise<Found>;

const sample = 10;

/** In the order in which one would trust a restored database; what is compared with the service comes before the hold. */
export const checks: Readonly<Record<string, Check>> = {
  schema: async ({ scratch }) => {
    await assertKnownSchema(scratch.db);
    return { ok: true, said: 'the schema is the one this code knows' };
  },
  rights: async ({ scratch, live }) => {
    const [here, there] = [await rightsOf(scratch.db), await rightsOf(live.owner)];
    const lost = there.filter((right) => !here.includes(right));
    const more = here.filter((right) => !there.includes(right));
    const said = `${here.length} roles, grants and policies; ${lost.length} missing, ${more.length} not in the service`;
    return { ok: lost.length + more.length === 0 && here.length > 0, said };
  },
  rows: async ({ scratch, live }) => {
    const [here, there] = [await countRows(scratch.db), await countRows(live.owner)];
    const deltas = [...there].map(([table, count]) => [table, count - (here.get(table) ?? 0)] as const);
    const since = deltas
      .filter(([, delta]) => delta !== 0)
      .map(([table, delta]) => `${table} ${delta > 0 ? '+' : ''}${delta}`);
    const lacking = deltas.filter(([table]) => !here.has(table));
    return {
      ok: lacking.length === 0 && (here.get('audit_entry') ?? 0) <= (there.get('audit_entry') ?? 0),
      said: `${here.size} tables, ${[...here.values()].reduce((a, b) => a + b, 0)} rows; since then: ${since.join(', ') || 'nothing'}`,
    };
  },
  held: async (drilled) => {
    const { scratch, restorePoint } = drilled;
    const console = { db: scratch.db, newId: randomUUID, now: () => new Date() };
    await holdService(console, { reason: 'drill', restorePoint });
    const { fired, sent } = await tryToWork(drilled);
    return { ok: fired + sent === 0, said: `a worker fired ${fired} and sent ${sent} while held` };
  },
  invariants: async ({ scratch, restorePoint }) => {
    const names = invariantNames.filter((name) => name !== 'worker-silent');
    const findings = await asWorker(scratch.db, (tx) => checkInvariants(tx, restorePoint, names));
    const broken = findings.filter(({ count }) => count > 0).map(({ name, count }) => `${name} ${count}`);
    return {
      ok: broken.length === 0,
      said: `${findings.length} invariants, broken: ${broken.join(', ') || 'none'}`,
    };
  },
  audit: async ({ scratch }) => {
    const { seq } = await scratch.db.auditHead.findUniqueOrThrow({ where: { id: 1 } });
    const { checked, breaks } = await asWorker(scratch.db, (tx) => verifyChain(tx, 1n, seq));
    return { ok: breaks.length === 0, said: `${checked} audit entries, ${breaks.length} broken` };
  },
  sealed: async ({ scratch, live }) => {
    const { drawn, opened } = await openSample(scratch.db, createVault(live.keys), sample);
    return { ok: drawn === opened, said: `${opened} of ${drawn} sealed fields opened with the master key` };
  },
};

/** A worker as it would be, far enough in the future that everything is due; whatever it sends goes nowhere. */
async function tryToWork({ scratch }: Drilled): Promise<{ readonly fired: number; readonly sent: number }> {
  const password = randomBytes(24).toString('base64url');
  await ensureRoles(scratch.adminUrl, { worker: password });
  const db: Db = createDatabase(scratch.urlFor({ name: roleNames.worker, password }), { max: 2 });
  let sent = 0;
  try {
    const rulebook = await createRulebook(db);
    const later = new Date(Date.now() + 40 * 86_400_000);
    const fired = await fireDue({ db, newId: randomUUID, rulebook }, later);
    await sendOwed({
      db,
      newId: randomUUID,
      chance: () => 0.5,
      now: () => Promise.resolve(later),
      post: () => {
        sent += 1;
        return Promise.resolve({ kind: 'transient', reason: 'drill' });
      },
    });
    return { fired, sent };
  } finally {
    await db.$disconnect();
  }
}
