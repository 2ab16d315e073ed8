import { parseArgs } from 'node:util';

import { benchAuditVerify } from './audit-verify.ts';
import { benchAudit } from './auditing.ts';
import { benchDueDates } from './due-dates.ts';
import { benchFiring } from './firing.ts';
import { startGround, type Ground } from './ground.ts';
import { benchIdle } from './idle.ts';
import { benchLateness } from './lateness.ts';
import { isSuite, writePage } from './page.ts';
import { asText, type Section, type Settings } from './report.ts';

const usage = `Usage: npm run bench -- deadlines [--write] [--only firing,idle,lateness,due-dates,audit] [--seed 25] [--quick]
       npm run bench -- audit-verify [--write] [--quick]
  --write   also write docs/performance.md or docs/performance-audit-verify.md
  --quick   a hundredth of the work in one round: shows that everything runs, measures nothing`;

const benches: Readonly<Record<string, (ground: Ground, settings: Settings) => Promise<Section> | Section>> =
  {
    firing: benchFiring,
    idle: benchIdle,
    lateness: benchLateness,
    'due-dates': (_, settings) => benchDueDates(settings),
    audit: benchAudit,
  };
/** What takes long for its own sake is asked for by its own name. */
const apart = { 'audit-verify': benchAuditVerify } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '25' },
  },
});
const [suite = ''] = positionals;
const known: typeof benches = suite === 'audit-verify' ? apart : benches;
const wanted = values.only?.split(',') ?? Object.keys(known);
if (positionals.length !== 1 || !isSuite(suite) || wanted.some((name) => !(name in known))) {
  console.error(usage);
  process.exit(2);
}

const settings: Settings = {
  seed: Number(values.seed),
  rounds: values.quick ? 1 : 5,
  size: values.quick ? 0.01 : 1,
  now: new Date('2026-11-25T09:00:00Z'),
  say: (progress) => {
    console.log(`  ${progress}`);
  },
};
console.log(`Seed ${settings.seed}, ${settings.rounds} rounds.`);
const ground = await startGround();
try {
  const sections: Section[] = [];
  for (const name of wanted) {
    const section = await known[name]!(ground, settings);
    console.log(`\n${asText(section)}`);
    sections.push(section);
  }
  if (values.write) await writePage(suite, sections, settings, ground);
} finally {
  await ground.stop();
}
