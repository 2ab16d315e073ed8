-- By which folding of names and which index key a child's blind index was made, so that `npm run keys:reindex` knows what is
-- still to be done and can be broken off at any moment.
ALTER TABLE "child" ADD COLUMN "name_index_version" TEXT NOT NULL DEFAULT '';
