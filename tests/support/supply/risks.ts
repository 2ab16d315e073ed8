/** A risk that somebody with a name for it has accepted until a day. */
export type AcceptedRisk = {
  readonly id: string;
  readonly risk: string;
  readonly since: string;
  readonly review: string;
  readonly owner: string;
  readonly mitigation: string;
};

const isoDay = /^\d{4}-\d{2}-\d{2}$/u;

/** Reads the table of docs/accepted-risks.md. Throws when a row is not whole. */
export function readRisks(text: string): readonly AcceptedRisk[] {
  return [...text.matchAll(/^\|\s*(R\d+)\s*\|(.+)\|\s*$/gmu)].map(([, id = '', rest = '']) =>
    riskIn(id, rest),
  );
}

function riskIn(id: string, rest: string): AcceptedRisk {
  const cells = rest.split('|').map((cell) => cell.trim());
  if (cells.length !== 5 || cells.includes('')) throw new Error(`${id}: the row is not whole`);
  const [risk, since, review, owner, mitigation] = cells as [string, string, string, string, string];
  for (const day of [since, review])
    if (!isoDay.test(day)) throw new Error(`${id}: ${day} is not a date as YYYY-MM-DD`);
  if (review <= since) throw new Error(`${id}: is to be reviewed before it was accepted`);
  return { id, risk, since, review, owner, mitigation };
}

/** Those whose day of review has passed. */
export const overdue = (risks: readonly AcceptedRisk[], today: string): readonly AcceptedRisk[] =>
  risks.filter(({ review }) => review < today);
