import pg from 'pg';

import type { BenchDatabase } from '../ground.ts';

/**
 * The floor: every due action fired by one SQL statement with one INSERT for each table, the hash chain included. It is
 * given who is to be told, in a table, and so neither looks anybody up nor decides anything. Answers seconds.
 */
export async function fireByOneStatement(database: BenchDatabase, now: Date): Promise<number> {
  const client = new pg.Client({ connectionString: database.workerUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    const started = performance.now();
    await client.query(statement, [now]);
    return (performance.now() - started) / 1_000;
  } finally {
    await client.end();
  }
}

/** Who would be told of what is due, written down beforehand: one person for each action, as the filling has it. */
export async function writeRecipients({ sql }: BenchDatabase, now: Date): Promise<void> {
  await sql(
    `CREATE TABLE bench_recipient AS
    SELECT p.id AS action_id, CASE
        WHEN p.role = 'responsible' AND d.responsible_role = 'guardian' THEN a.guardian_id
        WHEN p.role = 'responsible' THEN c.worker_id
        WHEN d.responsible_role = 'guardian' THEN g.manager_id
        ELSE (SELECT id FROM user_account WHERE role = 'team-manager' AND authority_id = c.responsible_authority_id) END AS user_id
    FROM planned_action p JOIN deadline d ON d.id = p.deadline_id JOIN child_case c ON c.id = p.case_id
      JOIN appointment a ON a.case_id = c.id JOIN user_account g ON g.id = a.guardian_id
    WHERE p.state = 'planned' AND p.fire_at <= $1`,
    [now],
  );
  await sql('GRANT SELECT ON bench_recipient TO app_worker');
  await sql('VACUUM (ANALYZE) bench_recipient');
}

const statement = `
  WITH due AS MATERIALIZED (
    SELECT p.id, p.deadline_id, p.case_id, p.kind, p.step, p.role, d.rule_key, r.user_id, gen_random_uuid() AS notice_id,
      gen_random_uuid() AS fact_id, $1::timestamptz - p.fire_at > interval '1 minute' AS late,
      CASE p.kind WHEN 'reminder' THEN 'DeadlineReminded' WHEN 'due' THEN 'DeadlineFellDue'
        WHEN 'overdue' THEN 'DeadlineOverdue' ELSE 'EscalationRaised' END AS type
    FROM planned_action p JOIN deadline d ON d.id = p.deadline_id JOIN bench_recipient r ON r.action_id = p.id
    WHERE p.state = 'planned' AND p.fire_at <= $1 AND d.status = 'open' AND d.version = p.deadline_version),
  marked AS (
    UPDATE planned_action p SET state = 'fired', fired_at = $1, fired_late = due.late FROM due WHERE p.id = due.id),
  told AS (
    INSERT INTO notice (id, cause, user_id, case_id, action_id, kind, urgent, created_at)
    SELECT notice_id, 'action:' || id, user_id, case_id, id, kind, false, $1 FROM due ON CONFLICT DO NOTHING),
  owed AS (
    INSERT INTO outbox (id, dedupe_key, message_id, user_id, kind, urgent, notice_id, deadline_id, state, created_at, next_attempt_at)
    SELECT gen_random_uuid(), 'action:' || id || ':' || user_id, gen_random_uuid(), user_id, kind, false, notice_id, deadline_id,
      'pending', $1, $1 FROM due ON CONFLICT DO NOTHING),
  kept AS (
    INSERT INTO case_event (id, case_id, type, at, recorded_at, actor_label, detail)
    SELECT fact_id, case_id, type, $1, $1, 'The service', jsonb_build_object('deadline', deadline_id, 'rule', rule_key,
      'step', step, 'role', role, 'told', 1, 'people', user_id) FROM due)
  SELECT audit_append_many($1, 'The service', (SELECT jsonb_agg(jsonb_build_object('action', type, 'subjectType', 'case',
    'subjectId', case_id, 'caseId', case_id, 'detail', jsonb_build_object('event', fact_id, 'deadline', deadline_id,
      'rule', rule_key, 'step', step, 'role', role, 'told', 1, 'people', user_id))) FROM due))`;
