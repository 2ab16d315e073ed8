import type { Due } from '#app/domain/rules/due.ts';
import type { Admin } from '#tests/faults/world/admin.ts';

export type DeadlineRow = {
  readonly id: string;
  readonly caseId: string;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly eventId: string;
  readonly triggerAt: Date;
  readonly dueAt: Date;
  readonly localIntent: string;
  readonly explanation: Due['explanation'];
  readonly status: string;
  readonly version: number;
};

export type ActionRow = {
  readonly id: string;
  readonly deadlineId: string;
  readonly version: number;
  readonly step: string;
  readonly fireAt: Date;
  readonly state: string;
  readonly firedAt: Date | null;
};

/** An entry of a chronology that says a step was taken, and who was told. */
export type FactRow = { readonly deadlineId: string; readonly step: string; readonly people: string };

export type NoticeRow = { readonly id: string; readonly cause: string; readonly userId: string };

export type OutboxRow = {
  readonly id: string;
  readonly dedupeKey: string;
  readonly messageId: string;
  readonly state: string;
  readonly noticeId: string | null;
  /** The digest or summary that tells of it. */
  readonly toldIn: string | null;
};

export type AttemptRow = {
  readonly outboxId: string;
  readonly fence: number;
  /** When its worker had last asked for the time before it claimed; its lease counts from then. */
  readonly startedAt: Date;
  /** When the claim was committed. */
  readonly claimedAt: Date;
  readonly finishedAt: Date | null;
  readonly outcome: string | null;
  /** When the latest that is written of it was committed, and others could know it. */
  readonly knownAt: Date;
};

/** Ids of what people were told had been kept. */
export type Present = {
  /** Case and type of every event, and the ids of events. */
  readonly events: ReadonlyMap<string, number>;
  readonly eventIds: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
  readonly offers: ReadonlySet<string>;
  readonly appointments: ReadonlySet<string>;
  readonly acknowledged: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
};

const steps = "'DeadlineReminded', 'DeadlineFellDue', 'DeadlineOverdue', 'EscalationRaised'";

export async function readAll(admin: Admin) {
  return {
    deadlines: await admin.ask<DeadlineRow>(`SELECT id, case_id AS "caseId", rule_key AS "ruleKey",
      rule_version AS "ruleVersion", trigger_event_id AS "eventId", trigger_at AS "triggerAt", due_at AS "dueAt",
      local_intent AS "localIntent", explanation, status, version FROM deadline`),
    actions:
      await admin.ask<ActionRow>(`SELECT id, deadline_id AS "deadlineId", deadline_version AS version, step,
      fire_at AS "fireAt", state, fired_at AS "firedAt" FROM planned_action`),
    facts: await admin.ask<FactRow>(`SELECT detail->>'deadline' AS "deadlineId", detail->>'step' AS step,
      detail->>'people' AS people FROM case_event WHERE type IN (${steps})`),
    notices: await admin.ask<NoticeRow>('SELECT id, cause, user_id AS "userId" FROM notice'),
    outbox:
      await admin.ask<OutboxRow>(`SELECT id, dedupe_key AS "dedupeKey", message_id AS "messageId", state,
      notice_id AS "noticeId", told_in AS "toldIn" FROM outbox`),
    attempts:
      await admin.ask<AttemptRow>(`SELECT t.outbox_id AS "outboxId", t.fence, t.started_at AS "startedAt",
      t.finished_at AS "finishedAt", t.outcome, pg_xact_commit_timestamp(c.xmin) AS "claimedAt",
      pg_xact_commit_timestamp(t.xmin) AS "knownAt"
      FROM attempt t JOIN faults.claim c ON c.outbox_id = t.outbox_id AND c.fence = t.fence
      ORDER BY t.outbox_id, t.fence`),
    tasks: new Set(await column(admin, 'SELECT dedupe_key AS it FROM task')),
    audited: await counted(admin, auditedSql),
    present: await readPresent(admin),
  };
}

/** How often the audit trail says that an e-mail ended, or that a step of a deadline was taken. */
const auditedSql = `SELECT CASE WHEN action LIKE 'email.%' THEN action || ' ' || subject_id
    ELSE 'step ' || (detail->>'deadline') || ' ' || (detail->>'step') END AS it, count(*)::int AS count
  FROM audit_entry WHERE action LIKE 'email.%' OR action IN (${steps}) GROUP BY 1`;

async function readPresent(admin: Admin): Promise<Present> {
  const set = async (sql: string) => new Set(await column(admin, sql));
  return {
    events: await counted(
      admin,
      `SELECT case_id::text || ' ' || type AS it, count(*)::int AS count FROM case_event GROUP BY 1`,
    ),
    eventIds: await set('SELECT id AS it FROM case_event'),
    cases: await set('SELECT id AS it FROM child_case'),
    offers: await set('SELECT id AS it FROM guardian_offer'),
    appointments: await set('SELECT offer_id AS it FROM appointment'),
    acknowledged: await set('SELECT deadline_id AS it FROM acknowledgement'),
    answered: await set(`SELECT id AS it FROM handover WHERE state <> 'sent'`),
  };
}

async function column(admin: Admin, sql: string): Promise<string[]> {
  return (await admin.ask<{ it: string }>(sql)).map(({ it }) => it);
}

async function counted(admin: Admin, sql: string): Promise<ReadonlyMap<string, number>> {
  const found = await admin.ask<{ it: string; count: number }>(sql);
  return new Map(found.map(({ it, count }) => [it, count]));
}
