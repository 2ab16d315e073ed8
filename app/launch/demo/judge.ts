import type { Standing } from './standing.ts';
import type { Expectation, Step } from './story.ts';
import type { Opened, Seen, Told } from './watch.ts';

/** Compares what was seen in a step with what the story promises, and names every difference. */
export function judge(step: Step, seen: readonly Seen[], standing: Standing): readonly string[] {
  const { expect } = step;
  const opened = seen.flatMap((moment) => moment.opened);
  const settled = seen.flatMap((moment) => moment.settled);
  const ruleOf = (status: string) => settled.filter((one) => one.status === status).map(({ rule }) => rule);
  return [
    ...difference('deadline', expect.opened.map(dueOf), opened.map(dueOf)),
    ...explanations(expect, opened),
    ...difference('deadline met', expect.met, ruleOf('met')),
    ...difference('deadline met late', expect.metLate, ruleOf('met-late')),
    ...difference('deadline cancelled', [], ruleOf('cancelled')),
    ...difference('notice', toldWanted(expect), seen.flatMap((moment) => moment.told).map(toldLine)),
    ...difference(
      'task',
      expect.tasks.map(taskLine),
      seen.flatMap(({ tasks }) => tasks.map(taskSeen)),
    ),
    ...chronology(expect, seen),
    ...standings(expect, standing),
    ...seen.flatMap(({ letters }) =>
      letters.flatMap(({ to, faults }) => faults.map((fault) => `the e-mail to ${to.join()}: ${fault}`)),
    ),
  ];
}

const dueOf = ({ rule, due }: Pick<Opened, 'rule' | 'due'>) => `${rule} due ${toSecond(due)}`;
const toSecond = (wall: string) => (wall.length === 16 ? `${wall}:00` : wall);

/** What is promised and did not come, and what came unpromised; each as often as it is missing or too many. */
function difference(what: string, promised: readonly string[], came: readonly string[]): readonly string[] {
  const left = [...came];
  const missing = promised.filter((one) => {
    const place = left.indexOf(one);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return [
    ...missing.map((one) => `expected ${what}: ${one}`),
    ...left.map((one) => `unexpected ${what}: ${one}`),
  ];
}

function explanations({ opened: wanted }: Expectation, opened: readonly Opened[]): readonly string[] {
  return wanted.flatMap(({ rule, source, says }) => {
    const found = opened.find((one) => one.rule === rule);
    if (found === undefined) return [];
    const words = found.why.join('\n');
    return [
      ...(found.source.includes(source)
        ? []
        : [`${rule} names the source "${found.source}", not "${source}"`]),
      ...says.filter((part) => !words.includes(part)).map((part) => `${rule} does not explain "${part}"`),
    ];
  });
}

const toldLine = ({ at, kind, rule, to }: Omit<Told, 'step'>) =>
  `${toSecond(at)} ${kind} ${rule === null ? '' : `(${rule}) `}to ${to}`;

const toldWanted = ({ told }: Expectation) =>
  told.flatMap(({ to, rule = null, ...rest }) => to.map((one) => toldLine({ ...rest, rule, to: one })));

const taskLine = ({ kind, rule, role }: Expectation['tasks'][number]) =>
  [kind, rule, role].filter((part) => part !== undefined).join(' ');

const taskSeen = ({ kind, detail }: Seen['tasks'][number]) =>
  [kind, detail['rule'], detail['role']].filter((part) => part !== undefined).join(' ');

const toldOfElsewhere: readonly string[] = [
  'DeadlineReminded',
  'DeadlineFellDue',
  'DeadlineOverdue',
  'EscalationRaised',
];

function chronology(expect: Expectation, seen: readonly Seen[]): readonly string[] {
  const came = seen.flatMap(({ facts }) => facts.map(({ type }) => type));
  const deeds = came.filter((type) => !toldOfElsewhere.includes(type)).join(', ');
  const promised = expect.chronology.join(', ');
  return deeds === promised ? [] : [`the chronology should gain [${promised}] and gained [${deeds}]`];
}

function standings(expect: Expectation, standing: Standing): readonly string[] {
  const { responsible, guardian, lists } = expect;
  return [
    ...(responsible === undefined
      ? []
      : difference('responsible', [desk(responsible)], [desk(standing.responsible)])),
    ...(guardian === undefined
      ? []
      : difference('guardian', [guardian ?? 'nobody'], [standing.guardian ?? 'nobody'])),
    ...(lists === undefined ? [] : difference('national list', lists, standing.lists)),
  ];
}

const desk = (responsible: { readonly authority: string; readonly accepted: boolean } | null) =>
  responsible === null
    ? 'nobody'
    : `${responsible.authority} (${responsible.accepted ? 'accepted' : 'not accepted'})`;
