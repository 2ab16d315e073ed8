-- Links that let somebody choose a password: because they forgot it, or because they were invited.
-- The secret of a link is drawn by the worker when it sends the e-mail, and only its hash is kept. The web can have a link
-- sent, to the address of the account and nowhere else, but can neither make one nor read one.

CREATE TABLE "account_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_token_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "account_token_user_id_idx" ON "account_token"("user_id");
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE account_token ADD CONSTRAINT account_token_purpose CHECK (purpose IN ('reset', 'invitation'));
ALTER TABLE account_token ADD CONSTRAINT account_token_period CHECK (expires_at > created_at);

-- One line for each time the e-mail was tried: what may have arrived must work.
CREATE TABLE "account_link" (
    "token_hash" TEXT NOT NULL,
    "account_token_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "account_link_account_token_id_idx" ON "account_link"("account_token_id");
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_account_token_id_fkey"
  FOREIGN KEY ("account_token_id") REFERENCES "account_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "outbox" ADD COLUMN "account_token_id" UUID;
CREATE INDEX "outbox_account_token_id_idx" ON "outbox"("account_token_id");
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_account_token_id_fkey"
  FOREIGN KEY ("account_token_id") REFERENCES "account_token"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The one link that a transaction has been shown, by its hash.
CREATE FUNCTION shown_link() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('app.link', true), '')
$$;

ALTER TABLE account_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_link_shown ON account_link FOR SELECT TO app_web USING (token_hash = (SELECT shown_link()));
CREATE POLICY account_token_own ON account_token FOR SELECT TO app_web USING (
  user_id = (SELECT actor_id()) OR id IN (SELECT account_token_id FROM account_link));
CREATE POLICY account_token_issue ON account_token FOR INSERT TO app_web WITH CHECK (used_at IS NULL);
CREATE POLICY account_token_use ON account_token FOR UPDATE TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));
-- Whoever signs in is nobody yet, so hashes can be read; only their owner writes them.
CREATE POLICY credential_read ON credential FOR SELECT TO app_web USING (true);
CREATE POLICY credential_first ON credential FOR INSERT TO app_web WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY credential_change ON credential FOR UPDATE TO app_web
  USING (user_id = (SELECT actor_id())) WITH CHECK (user_id = (SELECT actor_id()));
CREATE POLICY worker_account_token ON account_token FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_account_link ON account_link FOR ALL TO app_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE (used_at) ON account_token TO app_web;
GRANT SELECT ON account_link TO app_web;
GRANT INSERT, UPDATE ON credential TO app_web;
GRANT SELECT ON account_token TO app_worker;
GRANT SELECT (token_hash, account_token_id), INSERT, DELETE ON account_link TO app_worker;

-- So that somebody recognises their own sessions: the family of the browser, and no address.
ALTER TABLE "session" ADD COLUMN "browser" TEXT;
