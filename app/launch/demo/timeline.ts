import { eventInWords } from '#app/domain/rules/event-in-words.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { momentInWords } from '#app/domain/rules/wording.ts';
import type { Letter } from './letters.ts';
import type { Stage } from './stage.ts';
import type { Standing } from './standing.ts';
import { kindInWords } from './story-words.ts';
import type { Expectation, Step, Story } from './story.ts';
import type { Opened, Seen, Told } from './watch.ts';

/** The story as a person reads it in a terminal. Only invented names are ever printed. */
export function openingLines({ story }: Stage): readonly string[] {
  const line = '═'.repeat(100);
  const people = Object.values(story.people).map(({ name, role, away }) => personLine(name, role, away));
  return [`\n${line}`, story.title, line, story.about, '', 'People:', ...people];
}

const personLine = (name: string, role: string, away: Story['people'][string]['away']) =>
  `  ${name}, ${role.replaceAll('-', ' ')}${away === undefined ? '' : `, away; ${away.cover} stands in`}`;

export function stepLine({ story }: Stage, { at, who, what }: Step): string {
  const name = who === undefined ? '' : `${story.people[who]?.name ?? who}: `;
  return `▶ ${clockWords(at)}  ${name}${what}`;
}

const clockWords = (wall: string) => momentInWords(wall.length === 16 ? `${wall}:00` : wall);

/** What was seen at one moment: facts, clocks, notices, e-mails, tasks. */
export function momentLines(stage: Stage, seen: Seen): readonly string[] {
  const facts = seen.facts.filter(({ type }) => !type.startsWith('Deadline') && type !== 'EscalationRaised');
  const lines = [
    ...facts.map(({ type, by }) => `  • ${eventInWords(type as CaseEventType)} — ${by}`),
    ...seen.settled.map(({ title, rule, status }) => `  ✓ ${title} (${rule}): ${status.replace('-', ' ')}`),
    ...seen.opened.flatMap(openedLines),
    ...seen.told.map((told) => toldLine(stage, told)),
    ...seen.letters.flatMap((letter) => letterLines(stage, letter)),
    ...seen.tasks.map(({ kind, detail }) => `  ! Task for a person: ${kind} (${detailWords(detail)})`),
  ];
  return lines.length === 0 ? [] : [`  ┄ ${clockWords(seen.at)}`, ...lines];
}

const openedLines = ({ title, rule, due, source, why }: Opened) => [
  `  ⏱ ${title} — due ${clockWords(due)} (${rule})`,
  `      source: ${source}`,
  `      why then? ${why.slice(0, -1).join(' ')}`,
];

function toldLine({ story }: Stage, { to, kind, rule, step }: Told): string {
  const name = story.people[to]?.name ?? to;
  const about = rule === null ? '' : ` — ${rule}, ${step ?? ''}`;
  return `  ◆ ${name} ${kindInWords[kind as keyof typeof kindInWords]}${about}`;
}

const shownInFull = new WeakMap<Stage, Set<string>>();

/** The first of each kind is shown whole; those that follow say the same, which is checked, so their first line is enough. */
function letterLines(stage: Stage, { to, subject, messageId, text, kind }: Letter): readonly string[] {
  const shown = shownInFull.get(stage) ?? new Set<string>();
  shownInFull.set(stage, shown.add(''));
  const paragraphs = shown.has(kind) ? [`${text.split('\n')[0] ?? ''} […]`] : text.split('\n');
  shown.add(kind);
  return [
    `  ✉ to <${to.join('>, <')}>  Message-ID <${messageId}>`,
    `      Subject: ${subject}`,
    ...paragraphs.map((line) => `      │ ${line}`.trimEnd()),
  ];
}

const detailWords = (detail: Readonly<Record<string, string>>) =>
  Object.entries(detail)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

export function standingLines(expect: Expectation, standing: Standing): readonly string[] {
  const { guardian, lists } = standing;
  return [
    ...(expect.responsible === undefined ? [] : [`  = Responsible: ${deskWords(standing)}`]),
    ...(expect.guardian === undefined ? [] : [`  = Guardian: ${guardian ?? 'none yet'}`]),
    ...(expect.lists === undefined ? [] : [`  = On the national lists: ${lists.join(', ') || 'none'}`]),
  ];
}

const deskWords = ({ responsible }: Standing) =>
  responsible === null ? 'nobody' : `${responsible.name}${responsible.accepted ? '' : ', not accepted yet'}`;
