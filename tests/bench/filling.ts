import type { BenchDatabase } from './ground.ts';

/** What a bench database is filled with. Every deadline has one action due before `now` when `due` is set, and one far ahead. */
export type Filling = {
  readonly cases: number;
  readonly deadlinesPerCase: number;
  /** All due actions are due within so many seconds before `now`; null: nothing is due. */
  readonly dueWithin: number | null;
  readonly now: Date;
  readonly seed: number;
};

/** Invented staff, one of each role an authority needs, and as many cases and deadlines as asked; by SQL, because there are many. */
export async function fill({ sql }: BenchDatabase, filling: Filling): Promise<void> {
  const { cases, deadlinesPerCase, now } = filling;
  await sql(`SELECT setseed($1)`, [(filling.seed % 1_000) / 1_000]);
  await sql(staff, [now]);
  await sql(children, [cases, now]);
  await sql(deadlines, [deadlinesPerCase, now]);
  if (filling.dueWithin !== null) await sql(dueActions, [now, filling.dueWithin]);
  await sql(laterActions, [now]);
  await sql('VACUUM (ANALYZE)');
}

/** Predictable ids, so that rows can be joined without looking anything up. */
const id = (kind: string, number: string) => `md5('${kind}' || ${number})::uuid`;

const staff = `
  WITH wanted AS (
    SELECT role, a.id AS authority FROM authority a,
      unnest(ARRAY['social-worker', 'team-manager', 'duty-manager']) AS role
    UNION ALL SELECT 'guardian', n::text FROM generate_series(1, 300) n
    UNION ALL SELECT role, 'national' FROM unnest(ARRAY['guardian-manager', 'coordinator', 'service-manager', 'director']) AS role)
  INSERT INTO user_account (id, email, display_name, role, authority_id, manager_id, created_at)
  SELECT ${id('user', "role || ':' || authority")}, role || '.' || authority || '@example.org', 'Test ' || role, role,
    CASE WHEN role IN ('social-worker', 'team-manager', 'duty-manager') THEN authority END,
    CASE WHEN role = 'guardian' THEN ${id('user', "'guardian-manager:national'")} END, $1::timestamptz
  FROM wanted`;

const children = `
  WITH place AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS many FROM authority WHERE nation = 'ENG'),
  child AS (INSERT INTO child (id, wrapped_key) SELECT ${id('child', 'n')}, '' FROM generate_series(1, $1::int) n RETURNING id),
  file AS (
    INSERT INTO child_case (id, reference, child_id, status, opened_at, nation, responsible_authority_id,
      responsibility_accepted_at, immediate_danger, gender, interpreter_needed, worker_id)
    SELECT ${id('case', 'n')}, 'B-' || n, ${id('child', 'n')}, 'open', $2::timestamptz - interval '90 days', 'ENG', p.id,
      $2::timestamptz - interval '89 days', false, 'unknown', false, ${id('user', "'social-worker:' || p.id")}
    FROM generate_series(1, $1::int) n JOIN place p ON p.nth = n % p.many RETURNING id),
  offer AS (
    INSERT INTO guardian_offer (id, case_id, guardian_id, state, score, reasons, offered_at, offered_by_id)
    SELECT ${id('offer', 'n')}, ${id('case', 'n')}, ${id('user', "'guardian:' || (1 + n % 300)")}, 'appointed', 0, '[]',
      $2::timestamptz - interval '80 days', ${id('user', "'coordinator:national'")}
    FROM generate_series(1, $1::int) n RETURNING id)
  INSERT INTO appointment (id, case_id, guardian_id, offer_id, starts_at, appointed_by_id, letter_number)
  SELECT ${id('appointment', 'n')}, ${id('case', 'n')}, ${id('user', "'guardian:' || (1 + n % 300)")}, ${id('offer', 'n')},
    $2::timestamptz - interval '70 days', ${id('user', "'coordinator:national'")}, 'L-' || n
  FROM generate_series(1, $1::int) n`;

/** Rules of England whose guardian or social worker is responsible, in turn. */
const deadlines = `
  WITH rule AS (
    SELECT key, version, body->>'responsible' AS responsible, row_number() OVER (ORDER BY key) - 1 AS nth, count(*) OVER () AS many
    FROM deadline_rule r WHERE version = (SELECT max(version) FROM deadline_rule WHERE key = r.key)
      AND key NOT LIKE 'handover.%' AND body->>'responsible' IN ('guardian', 'social-worker')),
  file AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM child_case)
  INSERT INTO deadline (id, case_id, rule_key, rule_version, trigger_event_id, trigger_at, opened_at, due_at, local_intent,
    explanation, responsible_role, is_review, chain_started_at, status)
  SELECT gen_random_uuid(), f.id, r.key, r.version, gen_random_uuid(), $2::timestamptz - interval '30 days',
    $2::timestamptz - interval '30 days', $2::timestamptz + random() * interval '60 days', '', '{}', r.responsible, false,
    $2::timestamptz - interval '30 days', 'open'
  FROM file f CROSS JOIN generate_series(1, $1::int) k JOIN rule r ON r.nth = (f.n + k) % r.many`;

/** Reminders, due moments, overdue ones and rungs, one for each deadline. */
const dueActions = `
  WITH d AS (SELECT id, case_id, row_number() OVER (ORDER BY id) AS n FROM deadline)
  INSERT INTO planned_action (id, deadline_id, deadline_version, case_id, step, kind, rung, role, fire_at, state)
  SELECT gen_random_uuid(), id, 1, case_id, 'bench-now',
    (ARRAY['reminder', 'reminder', 'due', 'overdue', 'escalation'])[1 + n % 5], CASE WHEN n % 5 = 4 THEN 1 END,
    CASE WHEN n % 5 = 4 THEN 'team-manager' ELSE 'responsible' END,
    date_trunc('milliseconds', $1::timestamptz - random() * make_interval(secs => $2)), 'planned'
  FROM d`;

const laterActions = `
  INSERT INTO planned_action (id, deadline_id, deadline_version, case_id, step, kind, role, fire_at, state)
  SELECT gen_random_uuid(), id, 1, case_id, 'due', 'due', 'responsible', greatest(due_at, $1::timestamptz + interval '1 day'),
    'planned' FROM deadline`;
