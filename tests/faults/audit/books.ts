import { asWorker, type Db } from '#app/store/shared/database.server.ts';
import { verifyChain } from '#app/store/audit/verify.server.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import type { Finding } from '#app/domain/oversight/invariants.ts';
import type { Obligation } from '#tests/faults/load/ledger.ts';
import type { Entry } from '#tests/faults/sink/orders.ts';
import type { Admin } from '#tests/faults/world/admin.ts';

import * as rows from './rows.ts';

/** Everything the auditor holds against everything else: three books kept by three parties, read when all is quiet. */
export type Books = {
  /** The lease the workers ran with, in seconds. */
  readonly lease: number;
  readonly now: Date;
  /** What was acknowledged, by those who asked. */
  readonly ledger: readonly Obligation[];
  /** What they asked for in vain, though they asked again and again. */
  readonly gaveUp: readonly string[];
  /** What the mail server took charge of: Message-ID to copies. */
  readonly copies: ReadonlyMap<string, number>;
  /** What the service's database says. */
  readonly deadlines: readonly rows.DeadlineRow[];
  readonly actions: readonly rows.ActionRow[];
  readonly facts: readonly rows.FactRow[];
  readonly notices: readonly rows.NoticeRow[];
  readonly outbox: readonly rows.OutboxRow[];
  readonly attempts: readonly rows.AttemptRow[];
  readonly tasks: ReadonlySet<string>;
  readonly audited: ReadonlyMap<string, number>;
  readonly present: rows.Present;
  readonly chain: { readonly checked: number; readonly breaks: readonly string[] };
  readonly invariants: readonly Finding[];
};

export async function openBooks(
  { admin, worker }: { readonly admin: Admin; readonly worker: Db },
  given: Pick<Books, 'lease' | 'ledger' | 'gaveUp'> & { readonly sink: readonly Entry[] },
): Promise<Books> {
  const [clock] = await admin.ask<{ now: Date }>('SELECT clock_timestamp() AS now');
  if (clock === undefined) throw new Error('The database told no time.');
  return {
    lease: given.lease,
    now: clock.now,
    ledger: given.ledger,
    gaveUp: given.gaveUp,
    copies: copiesIn(given.sink),
    ...(await rows.readAll(admin)),
    ...(await asWorker(worker, async (tx) => {
      const { seq } = await tx.auditHead.findUniqueOrThrow({ where: { id: 1 } });
      const { checked, breaks } = await verifyChain(tx, 1n, seq);
      return {
        chain: { checked, breaks: breaks.map(({ seq: at, fault }) => `${fault} at ${at}`) },
        invariants: await checkInvariants(tx, clock.now),
      };
    })),
  };
}

function copiesIn(sink: readonly Entry[]): ReadonlyMap<string, number> {
  const copies = new Map<string, number>();
  for (const entry of sink) if ('kept' in entry) copies.set(entry.kept, (copies.get(entry.kept) ?? 0) + 1);
  return copies;
}
