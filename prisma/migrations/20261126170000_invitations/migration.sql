-- Whoever chooses a password by the link of an invitation is active from then on, and nobody else makes them so. Asked
-- in the transaction that was shown the link and acts for its owner.
CREATE FUNCTION accept_invitation(at timestamptz) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE user_account SET status = 'active', active_since = at
  WHERE id = actor_id() AND status = 'invited' AND EXISTS (
    SELECT FROM account_link l JOIN account_token t ON t.id = l.account_token_id
    WHERE l.token_hash = shown_link() AND t.user_id = actor_id() AND t.purpose = 'invitation' AND t.used_at IS NOT NULL)
$$;
REVOKE EXECUTE ON FUNCTION accept_invitation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_invitation TO app_web;

-- A link went to an address. When the account gets another address, or is closed, what was sent before opens nothing.
CREATE FUNCTION spend_links() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE account_token SET used_at = greatest(now(), created_at) WHERE user_id = NEW.id AND used_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER user_account_spends_links AFTER UPDATE ON user_account FOR EACH ROW
  WHEN (NEW.email IS DISTINCT FROM OLD.email OR (NEW.status <> OLD.status AND NEW.status IN ('suspended', 'left')))
  EXECUTE FUNCTION spend_links();
