import type { AppLoadContext } from '@remix-run/node';
import { stepTitles, steps, type Answers, type Step, type StepValues } from '#app/domain/referral/draft.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { ageOn } from '#app/domain/referral/referral.ts';
import type { OpenDraft } from '#app/http/referral/draft.server.ts';
import { stepPath } from '#app/http/referral/paths.server.ts';
import { chosenPlace, readStep } from '#app/http/referral/referral-schema.server.ts';
import { placeErrors } from '#app/http/referral/step.server.ts';
import { rowsOf, type Row } from '#app/http/referral/summary.server.ts';
import { findPlace } from '#app/store/referral/place-queries.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Section = {
  readonly step: Step;
  readonly title: string;
  readonly changeAt: string;
  readonly state: 'complete' | 'unanswered' | 'not-right';
  /** What is not right yet; empty when complete. */
  readonly problems: readonly string[];
  readonly rows: readonly Row[];
};

/** Everything typed, page by page, with what is still missing. */
export async function checkPage({ deps }: AppLoadContext, { answers }: OpenDraft) {
  const sections = await Promise.all(steps.map((step) => sectionOf(deps, step, answers)));
  return {
    sections,
    complete: sections.every(({ state }) => state === 'complete'),
    danger: answers.danger?.['danger'] === 'yes',
    over18: isOver18(answers, deps.now()),
  };
}

async function sectionOf(deps: Deps, step: Step, answers: Answers): Promise<Section> {
  const values = answers[step] ?? {};
  const now = deps.now();
  const read = readStep(step, values, now);
  const errors = read.ok && step === 'place' ? await placeErrors(deps, values) : read.ok ? {} : read.errors;
  const problems = Object.values(errors);
  const complete = problems.length === 0;
  return {
    step,
    title: stepTitles[step],
    changeAt: stepPath(step, true),
    state: complete ? 'complete' : isBlank(values) ? 'unanswered' : 'not-right',
    problems,
    rows: complete ? rowsOf(step, values, { now, place: await placeNamed(deps, step, answers) }) : [],
  };
}

/** Left for later with nothing in it. */
const isBlank = (values: StepValues): boolean => Object.values(values).every((value) => value === '');

async function placeNamed(deps: Deps, step: Step, answers: Answers): Promise<string> {
  const read = step === 'place' ? readStep('place', answers.place ?? {}, deps.now()) : null;
  const place = read?.ok ? await findPlace(deps.db, chosenPlace(read.value)) : null;
  if (place === null) return '';
  return place.kind === 'area' ? place.name : `${place.name} (${place.authority})`;
}

/** Somebody who may be older is treated as a child until it is decided; the page says so. */
function isOver18(answers: Answers, now: Date): boolean {
  const read = readStep('child', answers.child ?? {}, now);
  if (!read.ok) return false;
  const { birthDate, ageYears } = read.value;
  return (birthDate === null ? (ageYears ?? 0) : ageOn(birthDate, londonDate(now))) >= 18;
}
