-- When the person behind a session last proved who they are. What matters most asks again when that is long ago.
ALTER TABLE "session" ADD COLUMN "authenticated_at" TIMESTAMPTZ(3);
UPDATE "session" SET "authenticated_at" = "created_at";
ALTER TABLE "session" ALTER COLUMN "authenticated_at" SET NOT NULL;
