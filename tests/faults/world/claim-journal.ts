import type { Admin } from './admin.ts';

/**
 * An attempt's row says when its worker had last asked for the time, and is written anew when the attempt ends. When a claim
 * was committed, which is what another worker's outcome has to be compared with, the run's own database keeps beside it.
 */
export async function keepEveryClaim(admin: Admin): Promise<void> {
  await admin.ask(`
    CREATE SCHEMA faults;
    CREATE TABLE faults.claim (outbox_id uuid, fence bigint, PRIMARY KEY (outbox_id, fence));
    CREATE FUNCTION faults.keep_claim() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO faults.claim VALUES (NEW.outbox_id, NEW.fence);
      RETURN NULL;
    END $$;
    CREATE TRIGGER keep_claim AFTER INSERT ON attempt FOR EACH ROW EXECUTE FUNCTION faults.keep_claim()`);
}
