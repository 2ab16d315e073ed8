/** Applies migrations (`deploy`, `status`) and writes or checks them (`create <words>`, `drift`). */
import { deployMigrations, migrationStatus } from './migrate/deploy.ts';

const usage = `Usage: npm run migrate -- <command>
  deploy           apply what is pending to OWNER_DATABASE_URL
  status           say what is pending there; fails when the histories disagree
  create <words>   write the migration that takes the others to schema.prisma
  drift            fail when the migrations and schema.prisma disagree`;

const [command = '', ...words] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (command === 'deploy') return deploy();
  if (command === 'status') return status();
  if (command === 'create' && words.length > 0) return create(words.join(' '));
  if (command === 'drift') return drift();
  console.error(usage);
  return 2;
}

async function deploy(): Promise<number> {
  const applied = await deployMigrations(ownerUrl());
  console.log(applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'Nothing to apply.');
  return 0;
}

async function status(): Promise<number> {
  const history = await migrationStatus(ownerUrl());
  if (!history.sound) throw new Error(history.fault);
  const names = history.pending.map((migration) => migration.name);
  console.log(names.length > 0 ? `Pending:\n  ${names.join('\n  ')}` : 'Up to date.');
  return 0;
}

/** The engine is a development dependency: only the commands that compare load it. */
async function create(name: string): Promise<number> {
  const { createMigration } = await import('./migrate/develop.ts');
  const file = await createMigration(name, new Date());
  console.log(
    file ? `Written: ${file}\nRead it before you commit it.` : 'The migrations already say it all.',
  );
  return 0;
}

async function drift(): Promise<number> {
  const { findDrift } = await import('./migrate/develop.ts');
  const difference = await findDrift();
  if (!difference) console.log('The migrations and schema.prisma agree.');
  else
    console.error(`The migrations and schema.prisma disagree:\n${difference.summary}\n${difference.script}`);
  return difference ? 1 : 0;
}

function ownerUrl(): string {
  const url = process.env['OWNER_DATABASE_URL'];
  if (!url)
    throw new Error(
      'Set OWNER_DATABASE_URL to the address of the database, signing in as guardianship_owner.',
    );
  return url;
}
