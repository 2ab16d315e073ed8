import type { ChronicleType } from '#app/domain/case/chronology.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A fact as the chronology keeps it. `detail` holds coded values only; free text comes sealed. */
export type KeptFact = {
  readonly id: string;
  readonly caseId: string;
  readonly type: ChronicleType;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly actorId: string | null;
  readonly actorLabel: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly noteSealed?: string;
};

export async function addFacts(tx: Tx, facts: readonly KeptFact[]): Promise<void> {
  await tx.caseEvent.createMany({ data: facts.map((fact) => ({ ...fact, detail: { ...fact.detail } })) });
}
