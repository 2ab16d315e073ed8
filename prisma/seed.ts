import { createDatabase } from '#app/store/shared/database.server.ts';
import { seedReference } from '#prisma/seed/reference.ts';

/** Fills a migrated database as its owner: reference data always, invented people and children only for a demonstration. */
export async function seedDatabase(options: {
  readonly ownerUrl: string;
  readonly demo: boolean;
}): Promise<void> {
  const owner = createDatabase(options.ownerUrl, { max: 2 });
  try {
    await seedReference(owner);
  } finally {
    await owner.$disconnect();
  }
}
