import type { Admin } from '#tests/faults/world/admin.ts';

import { breaks, type Violation } from './violation.ts';

/** Fields that people of a fault run never come to, and why that is. What is written there is held back by other tests. */
const elsewhere: Readonly<Record<string, string>> = {
  'authenticator_app.secret_sealed': 'a secret of a member of staff, of no child',
  'emergency_access.text_sealed': 'nobody here breaks the glass',
  'emergency_access.note_sealed': 'nor looks into it afterwards',
  'access_alert.note_sealed': 'nobody here reads what is not theirs',
};

/**
 * G is worth something only where something was planted: every sealed column must hold rows of this run, all of which came
 * from the load with a planted word in them. A new sealed column turns the run red until people in the load write there.
 */
export async function everySealedFieldIsPlanted(admin: Admin): Promise<readonly Violation[]> {
  const columns = await admin.ask<{ owner: string; field: string }>(
    `SELECT table_name AS owner, column_name AS field FROM information_schema.columns
     WHERE table_schema = 'public' AND (column_name = 'sealed' OR column_name LIKE '%\\_sealed')`,
  );
  const empty: string[] = [];
  for (const { owner, field } of columns) {
    if (`${owner}.${field}` in elsewhere) continue;
    const found = await admin.ask(`SELECT FROM "${owner}" WHERE "${field}" IS NOT NULL LIMIT 1`);
    if (found.length === 0) empty.push(`${owner}.${field} was never written, so nothing is known of it`);
  }
  return breaks('G', columns.length === 0 ? ['there are no sealed fields'] : empty);
}
