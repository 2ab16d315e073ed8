import pg from 'pg';

/**
 * What the handler of a job for one deadline does by hand: in one transaction it locks the action, finds who is to be told
 * and makes the same writes as the product. Two statements, without any layer between it and the driver.
 */
export function handlerOn(pool: pg.Pool, now: Date): (actionId: string) => Promise<void> {
  return async (actionId) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<Row>({ name: 'claim', text: claim, values: [actionId, now] });
      if (rows[0] !== undefined)
        await client.query({ name: 'save', text: save, values: [actionId, now, ...valuesOf(rows[0])] });
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
}

type Row = {
  readonly told: string;
  readonly case_id: string;
  readonly kind: string;
  readonly late: boolean;
} & Detail;
type Detail = {
  readonly deadline_id: string;
  readonly rule_key: string;
  readonly step: string;
  readonly role: string;
};

const types: Readonly<Record<string, string>> = {
  reminder: 'DeadlineReminded',
  due: 'DeadlineFellDue',
  overdue: 'DeadlineOverdue',
  escalation: 'EscalationRaised',
};

function valuesOf({ told, case_id, kind, late, deadline_id, rule_key, step, role }: Row): unknown[] {
  const detail = { deadline: deadline_id, rule: rule_key, step, role, told: 1, people: told };
  return [told, case_id, kind, late, deadline_id, types[kind], JSON.stringify(detail)];
}

const claim = `
  SELECT p.case_id, p.kind, p.deadline_id, p.step, p.role, d.rule_key, $2::timestamptz - p.fire_at > interval '1 minute' AS late,
    CASE WHEN p.role = 'responsible' AND d.responsible_role = 'guardian' THEN a.guardian_id
      WHEN p.role = 'responsible' THEN c.worker_id
      WHEN d.responsible_role = 'guardian' THEN (SELECT manager_id FROM user_account WHERE id = a.guardian_id)
      ELSE (SELECT id FROM user_account WHERE role = 'team-manager' AND authority_id = c.responsible_authority_id) END AS told
  FROM planned_action p JOIN deadline d ON d.id = p.deadline_id JOIN child_case c ON c.id = p.case_id
    JOIN appointment a ON a.case_id = c.id AND a.ends_at IS NULL
  WHERE p.id = $1 AND p.state = 'planned' AND p.fire_at <= $2 AND d.status = 'open' AND d.version = p.deadline_version
  FOR UPDATE OF d, p SKIP LOCKED`;

const save = `
  WITH marked AS (UPDATE planned_action SET state = 'fired', fired_at = $2, fired_late = $6::boolean WHERE id = $1),
  told AS (
    INSERT INTO notice (id, cause, user_id, case_id, action_id, kind, urgent, created_at)
    VALUES (gen_random_uuid(), 'action:' || $1, $3::uuid, $4::uuid, $1::uuid, $5, false, $2)
    ON CONFLICT DO NOTHING RETURNING id),
  owed AS (
    INSERT INTO outbox (id, dedupe_key, message_id, user_id, kind, urgent, notice_id, deadline_id, state, created_at, next_attempt_at)
    SELECT gen_random_uuid(), 'action:' || $1 || ':' || $3, gen_random_uuid(), $3::uuid, $5, false, told.id, $7::uuid, 'pending', $2, $2
    FROM told ON CONFLICT DO NOTHING),
  kept AS (
    INSERT INTO case_event (id, case_id, type, at, recorded_at, actor_label, detail)
    VALUES (gen_random_uuid(), $4::uuid, $8, $2, $2, 'The service', $9::jsonb))
  SELECT audit_append($2::timestamptz, 'The service', $8::text, 'case', ($4::uuid)::text, $4::uuid, $9::jsonb)`;

/** A pool for so many handlers at once. */
export function handlerPool(url: string, concurrency: number): pg.Pool {
  return new pg.Pool({ connectionString: url, max: concurrency, options: '-c TimeZone=UTC' });
}
