/** The work a queue can ask for. A job carries its topic and nothing else: what is to be done is in the rows. */
export const topics = [
  'fire',
  'send',
  'digest',
  'recompute',
  'plan-check',
  'reconcile',
  'checkpoint',
  'oversee',
  'retain',
] as const;

export type Topic = (typeof topics)[number];

export function isTopic(name: string): name is Topic {
  return (topics as readonly string[]).includes(name);
}
