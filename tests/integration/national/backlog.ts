import { randomUUID } from 'node:crypto';

import type { World } from '#tests/support/world.ts';

export type Late = {
  readonly caseId: string;
  /** Hours past its moment; negative for what is still to come. */
  readonly hours: number;
  readonly review?: boolean;
};

/** Puts running deadlines into a world, due so many hours ago; answers their ids in the same order. */
export async function addLate(world: World, wanted: readonly Late[]): Promise<string[]> {
  const now = world.clock.now();
  const rows = wanted.map(({ caseId, hours, review = true }) => {
    const dueAt = new Date(now.getTime() - hours * 3_600_000);
    return {
      id: randomUUID(),
      caseId,
      ruleKey: review ? 'lac.review.1.eng' : 'guardian.first_visit',
      ruleVersion: 1,
      triggerEventId: randomUUID(),
      triggerAt: now,
      openedAt: now,
      dueAt,
      localIntent: dueAt.toISOString(),
      explanation: { title: review ? 'Hold the first review' : 'Visit the child for the first time' },
      responsibleRole: 'social-worker',
      isReview: review,
      chainStartedAt: now,
      status: 'open',
    };
  });
  await world.owner.deadline.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** Ten thousand running deadlines of a thousand cases in many authorities, and five times as many that are settled. */
export async function addTenThousand(world: World): Promise<void> {
  const { owner } = world;
  const now = world.clock.now();
  await owner.$executeRaw`
    INSERT INTO child (id, wrapped_key, name_index) SELECT gen_random_uuid(), 'x', '{}' FROM generate_series(1, 1000)`;
  await owner.$executeRaw`
    INSERT INTO child_case (id, reference, child_id, status, opened_at, nation, responsible_authority_id,
      responsibility_accepted_at, immediate_danger, gender, interpreter_needed)
    SELECT gen_random_uuid(), 'C-TEN-' || row_number() OVER (), k.id, 'open', ${now}::timestamptz - interval '90 days',
      a.nation, a.id, ${now}::timestamptz - interval '80 days', false, 'boy', false
    FROM (SELECT id, row_number() OVER () AS n FROM child WHERE wrapped_key = 'x') k
    JOIN (SELECT id, nation, row_number() OVER () AS n FROM authority) a ON a.n = 1 + k.n % 200`;
  await owner.$executeRaw`
    INSERT INTO deadline (id, case_id, rule_key, rule_version, trigger_event_id, trigger_at, opened_at, due_at,
      local_intent, explanation, responsible_role, is_review, chain_started_at, status)
    SELECT gen_random_uuid(), c.id, CASE WHEN n % 5 = 0 THEN 'lac.review.1.eng' ELSE 'guardian.first_visit' END, 1,
      gen_random_uuid(), ${now}, ${now}, ${now}::timestamptz + (n - 10) * interval '31 hours', '', '{"title": "A task"}',
      'social-worker', n % 5 = 0, ${now}, CASE WHEN n <= 10 THEN 'open' ELSE 'met' END
    FROM child_case c CROSS JOIN generate_series(1, 60) AS n WHERE c.reference LIKE 'C-TEN-%'`;
  await owner.$executeRaw`ANALYZE`;
}
