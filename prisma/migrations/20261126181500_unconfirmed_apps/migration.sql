-- A secret that no app has shown to know is of no use after an hour; the worker removes such rows, and can remove no other.

CREATE POLICY authenticator_unconfirmed ON authenticator_app FOR SELECT TO app_worker USING (confirmed_at IS NULL);
CREATE POLICY authenticator_purge ON authenticator_app FOR DELETE TO app_worker USING (confirmed_at IS NULL);
GRANT SELECT (confirmed_at, created_at), DELETE ON authenticator_app TO app_worker;
