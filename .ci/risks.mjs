/** Says which accepted risks are due for review. It warns and does not fail: the build of an urgent fix must not wait for it. */
import { readFileSync } from 'node:fs';
import { overdue, readRisks } from '../tests/support/supply/risks.ts';

const risks = readRisks(readFileSync(new URL('../docs/accepted-risks.md', import.meta.url), 'utf8'));
const late = overdue(risks, new Date().toISOString().slice(0, 10));
for (const { id, risk, review, owner } of late)
  console.warn(`WARNING: accepted risk ${id} was to be reviewed by ${review} (${owner}): ${risk}`);
console.log(`${risks.length} accepted risks, ${late.length} overdue for review: docs/accepted-risks.md`);
