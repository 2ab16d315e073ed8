import type { Rule } from '#app/domain/rules/rule.ts';
import type { Visitor } from '../http/visitor.ts';

type Fields = Readonly<Record<string, string>>;

const dayIn = (name: string, date: string | null): Fields => {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
};

/** What the form for a draft posts when nothing of a rule is changed but what a test says. */
export function draftFields(rule: Rule, changes: Fields = {}): Fields {
  const { example, source, length } = rule;
  const told = (name: string, row: { amount: number; unit: string; who: string }) => ({
    [`${name}.amount`]: String(row.amount),
    [`${name}.unit`]: row.unit,
    [`${name}.who`]: row.who,
  });
  const reminders = rule.reminders.map(({ amount, unit, to }, index) =>
    told(`remind${String(index + 1)}`, { amount, unit, who: to }),
  );
  const rungs = rule.ladder.map(({ after, role }, index) =>
    told(`rung${String(index + 1)}`, { ...after, who: role }),
  );
  return {
    title: rule.title,
    ...('amount' in length ? { 'length.amount': String(length.amount), 'length.unit': length.unit } : {}),
    counting: rule.counting,
    dueTime: rule.dueTime.slice(0, 5),
    cutOff: rule.cutOff ?? '',
    ...Object.fromEntries([...reminders, ...rungs].flatMap((row) => Object.entries(row))),
    holds: String(rule.acknowledgementHolds),
    responsible: rule.responsible,
    responsibleLabel: rule.responsibleLabel,
    ...(rule.urgent ? { urgent: 'yes' } : {}),
    sourceKind: source.kind,
    citation: source.citation,
    url: source.url ?? '',
    ...(source.verified ? { verified: 'yes' } : {}),
    confidence: rule.confidence,
    note: rule.note,
    ...dayIn('validFrom', '2026-11-01'),
    ...dayIn('validTo', rule.validTo),
    ...exampleFields(example),
    recompute: 'yes',
    reason: 'The guidance was rewritten.',
    ...changes,
  };
}

function exampleFields({
  trigger,
  division,
  dateOfBirth,
  suppliedDate,
  due,
  because,
}: Rule['example']): Fields {
  return {
    ...dayIn('exDay', trigger.slice(0, 10)),
    exTime: trigger.slice(11, 16),
    exDivision: division,
    ...dayIn('exBorn', dateOfBirth),
    ...dayIn('exSupplied', suppliedDate),
    ...dayIn('exDue', due?.slice(0, 10) ?? null),
    exDueTime: due?.slice(11, 16) ?? '',
    because,
  };
}

/** Posts a draft; answers its id. Throws with the page's errors when it is not kept. */
export async function draftAs(visitor: Visitor, rule: Rule, changes: Fields = {}): Promise<string> {
  const response = await visitor.post(`/rules/${rule.key}/draft`, draftFields(rule, changes));
  const [, id] = /\/rules\/drafts\/([0-9a-f-]{36})/u.exec(response.headers.get('location') ?? '') ?? [];
  if (id !== undefined) return id;
  const said = (await response.text()).match(/govuk-error-message">.*?<\/p>/gu) ?? [];
  throw new Error(`The draft was not kept (${String(response.status)}): ${said.join(' ')}`);
}
