import { defineConfig } from 'prisma/config';

/** For the Prisma tools only: the service itself reads its database address in app/config. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
