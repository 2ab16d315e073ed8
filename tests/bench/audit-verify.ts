import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { verifyAudit } from '#prisma/audit/verify.ts';

import type { BenchDatabase, Ground } from './ground.ts';
import { median, say } from './numbers.ts';
import type { Section, Settings } from './report.ts';

const entries = 1_000_000;
const batch = 20_000;

/** Verifies a long audit trail as `npm run audit:verify` does, beside PostgreSQL hashing the same texts by itself. */
export async function benchAuditVerify(ground: Ground, settings: Settings): Promise<Section> {
  const count = Math.round(entries * settings.size);
  const database = await ground.database();
  try {
    await fill(database, count, settings);
    const rates: { ours: number; hashing: number; counting: number; memory: number }[] = [];
    for (let round = 1; round <= settings.rounds; round += 1) {
      rates.push(await oneRound(database, count));
      settings.say(`round ${round}: ${rates.at(-1)?.ours.toFixed(1)} s`);
    }
    const of = (name: keyof (typeof rates)[number]) => median(rates.map((rate) => rate[name]));
    const against = (name: 'hashing' | 'counting') => median(rates.map((rate) => rate.ours / rate[name]));
    const line = (what: string, result: string) => ({ what, result, goal: '', met: null });
    return {
      title: 'Verifying the audit trail',
      method: `${say(count)} entries like those of a fired deadline, hashed again outside the database with every link followed. Beside it,
in the same rounds: PostgreSQL computing the same hashes with its own sha256() and comparing nothing else, and PostgreSQL counting the rows.`,
      lines: [
        line('audit:verify', `${of('ours').toFixed(1)} s, ${say(count / of('ours'))} entries/s`),
        line(
          'beside sha256() in PostgreSQL',
          `${against('hashing').toFixed(2)} times its ${of('hashing').toFixed(1)} s`,
        ),
        line(
          'beside counting the rows',
          `${against('counting').toFixed(0)} times its ${of('counting').toFixed(2)} s`,
        ),
        line('memory that the verifier took more while it ran', `${say(of('memory'))} MB`),
      ],
    };
  } finally {
    await database.drop();
  }
}

async function fill(database: BenchDatabase, count: number, settings: Settings): Promise<void> {
  for (let done = 0; done < count; done += batch) {
    const size = Math.min(batch, count - done);
    await database.sql(
      `SELECT audit_append_many(now(), 'The service', (SELECT jsonb_agg(jsonb_build_object('action', 'DeadlineReminded',
        'subjectType', 'case', 'subjectId', $1::text, 'caseId', $1::text, 'detail', jsonb_build_object('event', $1::text,
        'deadline', $1::text, 'rule', 'handover.answer.eng', 'step', 'remind-1', 'role', 'responsible', 'told', n, 'people', $1::text)))
        FROM generate_series(1, $2::int) n))`,
      [randomUUID(), size],
    );
    if (done % (batch * 10) === 0) settings.say(`${say(done + size)} entries written`);
  }
  await database.sql('VACUUM ANALYZE audit_entry');
}

async function oneRound(database: BenchDatabase, count: number) {
  const counting = await secondsOf(database, 'SELECT count(*) FROM audit_entry');
  const hashing = await secondsOf(
    database,
    `SELECT count(*) FROM audit_entry e WHERE sha256(e.previous || convert_to(audit_text(e), 'UTF8')) <> e.hash`,
  );
  const before = process.memoryUsage().rss;
  let most = before;
  const started = performance.now();
  const { checked, faults } = await verifyAudit({
    url: database.workerUrl,
    anchors: [],
    progress: () => {
      most = Math.max(most, process.memoryUsage().rss);
    },
  });
  const ours = (performance.now() - started) / 1_000;
  if (checked !== count || faults.length > 0) throw new Error('The chain that was made is not whole.');
  return { ours, hashing, counting, memory: (most - before) / 2 ** 20 };
}

/** One process of PostgreSQL, as the verifier reads with one. */
async function secondsOf(database: BenchDatabase, sql: string): Promise<number> {
  const client = new pg.Client({
    connectionString: database.adminUrl,
    options: '-c TimeZone=UTC -c max_parallel_workers_per_gather=0',
  });
  await client.connect();
  try {
    const started = performance.now();
    await client.query(sql);
    return (performance.now() - started) / 1_000;
  } finally {
    await client.end();
  }
}
