import { kindWords } from '#app/components/case/chronology.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Select } from '#app/components/form/select.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { nationWords } from '#app/components/handover/words.ts';
import { sourceWords, sureWords } from '#app/components/rules/words.ts';
import { eventInWords } from '#app/domain/rules/event-in-words.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';

type Words = Readonly<Record<string, string>>;

const optionsOf = (words: Words) => Object.entries(words).map(([value, label]) => ({ value, label }));
const topics = optionsOf(kindWords).filter(({ value }) => value !== 'reminders');
const trackedWords = { yes: 'Tracked: the service opens deadlines', no: 'Only shown' };

/** Narrows the list of rules; what is chosen stays in the address. */
export function RuleFilters({
  form,
  events,
}: {
  readonly form: FormState;
  readonly events: readonly CaseEventType[];
}) {
  const started = events.map((value) => ({ value, label: eventInWords(value) }));
  return (
    <Filters clearTo="/rules">
      <TextInput name="words" type="search" label="Words in title or source" width="20" form={form} />
      <Select name="nation" label="Nation" empty="All nations" form={form} options={optionsOf(nationWords)} />
      <Select name="topic" label="Topic" empty="All topics" form={form} options={topics} />
      <Select name="event" label="Started by" empty="Any event" form={form} options={started} />
      <Select name="source" label="Kind of source" empty="Any" form={form} options={optionsOf(sourceWords)} />
      <Select name="confidence" label="How sure" empty="Any" form={form} options={optionsOf(sureWords)} />
      <Select name="tracked" label="Use" empty="All" form={form} options={optionsOf(trackedWords)} />
    </Filters>
  );
}
