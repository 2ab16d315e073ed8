import { randomUUID } from 'node:crypto';

import { audit, auditMany, type AuditNote } from '#app/store/audit/audit.server.ts';
import { asWorker, createDatabase, type Db, type Tx } from '#app/store/shared/database.server.ts';

import type { Ground } from './ground.ts';
import { median, say } from './numbers.ts';
import type { Section, Settings } from './report.ts';

const clients = [1, 8] as const;
const batch = 1_000;

type Note = Omit<AuditNote, 'at' | 'actorLabel'>;
type Way = {
  readonly what: string;
  readonly many: boolean;
  readonly write: (tx: Tx, notes: readonly Note[], at: Date) => Promise<void>;
};

const ways = {
  chained: {
    what: 'one entry a transaction, in the chain',
    many: false,
    write: async (tx, notes, at) => {
      for (const note of notes) await audit(tx, { ...note, at, actorLabel: 'The service' });
    },
  },
  plain: { what: 'one row a transaction, plain table', many: false, write: plainly },
  chainedMany: {
    what: `${batch} entries a transaction, in the chain`,
    many: true,
    write: (tx, notes, at) => auditMany(tx, { at, actorLabel: 'The service' }, notes),
  },
  plainMany: { what: `${batch} rows a transaction, plain table`, many: true, write: plainly },
} as const satisfies Record<string, Way>;

/** (e) Appends to the audit trail, beside inserts into a table of the same shape without a chain. */
export async function benchAudit(ground: Ground, settings: Settings): Promise<Section> {
  const lines: Section['lines'][number][] = [];
  for (const count of clients) {
    const rates: Record<keyof typeof ways, number>[] = [];
    for (let round = 1; round <= settings.rounds; round += 1)
      rates.push(await oneRound(ground, settings, count));
    const of = (way: keyof typeof ways) => median(rates.map((rate) => rate[way]));
    const ratio = (a: keyof typeof ways, b: keyof typeof ways) =>
      median(rates.map((rate) => rate[a] / rate[b])).toFixed(2);
    const with_ = count === 1 ? '1 client' : `${count} clients`;
    settings.say(
      `audit, ${with_}: ${Object.keys(ways)
        .map((way) => `${way} ${say(of(way as keyof typeof ways))}/s`)
        .join(', ')}`,
    );
    const line = (what: string, result: string) => ({
      what: `${with_}: ${what}`,
      result,
      goal: '',
      met: null,
    });
    lines.push(
      line(
        ways.chained.what,
        `${say(of('chained'))}/s, ${ratio('chained', 'plain')} times the plain ${say(of('plain'))}/s`,
      ),
      line(
        ways.chainedMany.what,
        `${say(of('chainedMany'))}/s, ${ratio('chainedMany', 'plainMany')} times the plain ${say(of('plainMany'))}/s`,
      ),
    );
  }
  return {
    title: 'Audit entries',
    method: `Entries like those of a fired deadline, written through the product's own functions as the worker; the plain table has the
same columns and indexes and no chain.`,
    lines,
  };
}

async function oneRound(ground: Ground, settings: Settings, count: number) {
  const database = await ground.database();
  await database.sql('CREATE TABLE plain_entry (LIKE audit_entry INCLUDING ALL)');
  await database.sql('CREATE SEQUENCE plain_seq');
  await database.sql(
    'GRANT INSERT ON plain_entry TO app_worker; GRANT USAGE ON SEQUENCE plain_seq TO app_worker',
  );
  const db = createDatabase(database.workerUrl, { max: count });
  try {
    const rates = {} as Record<keyof typeof ways, number>;
    for (const [name, way] of Object.entries(ways))
      rates[name as keyof typeof ways] = await rateOf(db, way, { count, size: settings.size });
    return rates;
  } finally {
    await db.$disconnect();
    await database.drop();
  }
}

async function rateOf(
  db: Db,
  way: Way,
  { count, size }: { readonly count: number; readonly size: number },
): Promise<number> {
  const transactions = Math.ceil(((way.many ? 40 : 2_000) * size) / count);
  const notes = Array.from({ length: way.many ? batch : 1 }, aNote);
  const at = new Date();
  const client = async () => {
    for (let done = 0; done < transactions; done += 1) await asWorker(db, (tx) => way.write(tx, notes, at));
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: count }, client));
  return (transactions * count * notes.length) / ((performance.now() - started) / 1_000);
}

function aNote(): Note {
  const caseId = randomUUID();
  return {
    action: 'DeadlineReminded',
    subjectType: 'case',
    subjectId: caseId,
    caseId,
    detail: {
      event: randomUUID(),
      deadline: randomUUID(),
      rule: 'handover.answer.eng',
      step: 'remind-1',
      role: 'responsible',
      told: 1,
      people: randomUUID(),
    },
  };
}

async function plainly(tx: Tx, notes: readonly Note[], at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO plain_entry (seq, at, actor_label, action, subject_type, subject_id, case_id, detail, previous, hash)
    SELECT nextval('plain_seq'), ${at}, 'The service', given->>'action', given->>'subjectType', given->>'subjectId',
      (given->>'caseId')::uuid, given->'detail', '\\x00', '\\x00'
    FROM jsonb_array_elements(${JSON.stringify(notes)}::jsonb) AS given`;
}
