import { z } from 'zod';
import { chronicleKinds } from '#app/domain/case/chronicle-kinds.ts';
import { caseEventTypes } from '#app/domain/rules/events.ts';
import type { RuleFilter } from '#app/domain/rules/find-rules.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import {
  choice,
  day,
  optionalChoice,
  optionalDay,
  optionalText,
  timeOfDay,
} from '#app/http/fields.server.ts';
import { parseFields } from '#app/http/form.server.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import type { RuleAsked } from '#app/usecases/rules/view-rule.server.ts';

const nations = ['ENG', 'WAL', 'SCT', 'NI'] as const satisfies readonly Nation[];

const filters = z.object({
  nation: optionalChoice(nations, '').catch(null),
  topic: optionalChoice(chronicleKinds, '').catch(null),
  event: optionalChoice(caseEventTypes, '').catch(null),
  source: optionalChoice(['S', 'G', 'P'], '').catch(null),
  confidence: optionalChoice(['high', 'medium', 'low'], '').catch(null),
  tracked: optionalChoice(['yes', 'no'], '').catch(null),
  words: optionalText(100).catch(null),
});

const everything: RuleFilter = {
  nation: null,
  topic: null,
  event: null,
  source: null,
  confidence: null,
  tracked: null,
  words: '',
};

/** What the address narrows the rules to. A code that means nothing narrows nothing. */
export function readRuleFilter(query: URLSearchParams): RuleFilter {
  const form = parseFields(query, filters);
  if (!form.ok) return everything;
  const { tracked, words, ...codes } = form.value;
  return { ...codes, tracked: tracked && tracked === 'yes', words: words ?? '' };
}

/** The rule an address names; a version that could be none is unknown. */
export function ruleAsked(
  params: Readonly<Record<string, string | undefined>>,
  query: URLSearchParams,
): RuleAsked {
  const version = query.get('version');
  if (version !== null && !/^[1-9]\d{0,4}$/u.test(version)) throw forbiddenAsUnknown();
  return { key: params['key'] ?? '', version: version === null ? null : Number(version) };
}

type Needs = { readonly born: boolean; readonly supplied: boolean };
type Known = readonly { readonly id: string; readonly nation: Nation }[];

/** What the calculator posts; the two further dates only for rules that hang on them. */
export function whatIfSchema(needs: Needs, authorities: Known) {
  const schema = z.object({
    day: day('Enter the day of the event'),
    time: timeOfDay('Enter the time of the event'),
    nation: choice(nations, 'Choose a nation'),
    authority: optionalText(9),
    born: needs.born ? day('Enter a date of birth; an invented one will do') : optionalDay(),
    supplied: needs.supplied ? day('Enter the date that would be recorded with the event') : optionalDay(),
  });
  const inNation = ({ authority, nation }: z.output<typeof schema>) =>
    authority === null || authorities.some((known) => known.id === authority && known.nation === nation);
  return schema.refine(inNation, {
    path: ['authority'],
    message: 'Choose an authority of that nation, or none',
  });
}
