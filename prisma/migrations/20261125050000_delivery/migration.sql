-- How news reaches people: what they chose, which e-mail told of what, and when the service was silent.

ALTER TABLE outbox ADD COLUMN delivery_class TEXT NOT NULL DEFAULT 'prompt',
  ADD COLUMN late BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN told_in UUID,
  ADD COLUMN passed_on_at TIMESTAMPTZ(3);

CREATE INDEX outbox_told_in_idx ON outbox (told_in);
ALTER TABLE outbox ADD CONSTRAINT outbox_told_in_fkey FOREIGN KEY (told_in) REFERENCES outbox (id)
  ON DELETE SET NULL ON UPDATE CASCADE;

-- `waiting`: not yet decided, for a digest or for the end of quiet hours. `gathered`: told of by the e-mail in told_in.
ALTER TABLE outbox DROP CONSTRAINT outbox_state;
ALTER TABLE outbox ADD CONSTRAINT outbox_state CHECK (state IN (
  'waiting', 'gathered', 'pending', 'sending', 'accepted', 'suppressed', 'dead'));
ALTER TABLE outbox ADD CONSTRAINT outbox_class CHECK (delivery_class IN ('mandatory', 'prompt', 'routine'));
ALTER TABLE outbox ADD CONSTRAINT outbox_gathered CHECK ((state = 'gathered') = (told_in IS NOT NULL));
CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE state = 'waiting';

CREATE TABLE notification_preference (
  user_id UUID NOT NULL,
  digest_hour TEXT NOT NULL DEFAULT '08:00',
  quiet_from TEXT NOT NULL DEFAULT '20:00',
  quiet_to TEXT NOT NULL DEFAULT '07:00',
  updated_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT notification_preference_pkey PRIMARY KEY (user_id)
);
ALTER TABLE notification_preference ADD CONSTRAINT notification_preference_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE notification_preference ADD CONSTRAINT notification_preference_times CHECK (
  digest_hour ~ '^([01]\d|2[0-3]):[0-5]\d$' AND quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'
  AND quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$');

-- A time in which a component was not heard from, or mail was not taken. `ended_at` is null while it lasts.
CREATE TABLE outage (
  id UUID NOT NULL,
  component TEXT NOT NULL,
  started_at TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  caught_up INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT outage_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX outage_component_started_at_key ON outage (component, started_at);
CREATE INDEX outage_started_at_idx ON outage (started_at);
CREATE UNIQUE INDEX outage_one_open ON outage (component) WHERE ended_at IS NULL;
ALTER TABLE outage ADD CONSTRAINT outage_period CHECK (ended_at IS NULL OR ended_at >= started_at);

ALTER TABLE notification_preference ENABLE ROW LEVEL SECURITY;
ALTER TABLE outage ENABLE ROW LEVEL SECURITY;

CREATE POLICY preference_own ON notification_preference FOR ALL TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY worker_preference ON notification_preference FOR SELECT TO app_worker USING (true);
CREATE POLICY outage_read ON outage FOR SELECT TO app_web
  USING ((SELECT sees_nation()) OR (SELECT actor_role()) = 'administrator');
CREATE POLICY worker_outage ON outage FOR ALL TO app_worker USING (true) WITH CHECK (true);

DROP POLICY outbox_add ON outbox;
CREATE POLICY outbox_add ON outbox FOR INSERT TO app_web WITH CHECK (state IN ('pending', 'waiting'));
-- Whoever changes their hours has what waits for them decided anew. A function, because policies of one table add up.
CREATE FUNCTION decide_anew(at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE outbox SET next_attempt_at = at WHERE state = 'waiting' AND user_id = actor_id()
$$;
REVOKE EXECUTE ON FUNCTION decide_anew FROM PUBLIC;
GRANT EXECUTE ON FUNCTION decide_anew TO app_web;

-- What became of the e-mails that told of several notices at once: no recipient, no case, nothing of the child.
CREATE FUNCTION gathering_emails(wanted uuid[]) RETURNS TABLE (
  id uuid, kind text, state text, created_at timestamptz, settled_at timestamptz, attempts int, doubtful boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.kind, o.state, o.created_at, o.settled_at, o.attempts, coalesce((
    SELECT t.outcome = 'unknown' FROM attempt t WHERE t.outbox_id = o.id ORDER BY t.fence DESC LIMIT 1), false)
  FROM outbox o WHERE o.id = ANY (wanted) AND o.kind IN ('digest', 'catch-up')
$$;

GRANT SELECT, INSERT, UPDATE ON notification_preference TO app_web;
GRANT SELECT ON notification_preference TO app_worker;
GRANT SELECT ON outage TO app_web;
GRANT SELECT, INSERT, UPDATE ON outage TO app_worker;
