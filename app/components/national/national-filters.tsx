import { Filters } from '#app/components/form/filters.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Select } from '#app/components/form/select.tsx';
import { nationWords } from '#app/components/handover/words.ts';
import { bandWords } from '#app/components/national/words.ts';
import { delayBands } from '#app/domain/oversight/delay.ts';
import { hasDelay, type NationalCounts, type NationalList } from '#app/domain/oversight/lists.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

type Props = {
  readonly list: NationalList;
  readonly values: Readonly<Record<string, string>>;
  readonly authorities: readonly { readonly id: string; readonly name: string; readonly nation: Nation }[];
  readonly bands: NationalCounts['bands'];
};

const nations = Object.entries(nationWords).map(([value, label]) => ({ value, label }));

/** Narrows a list by nation, authority and delay, together; what is chosen stays in the address as codes. */
export function NationalFilters({ list, values, authorities, bands }: Props) {
  const form: FormState = { errors: {}, values };
  const offered = authorities.filter(({ nation }) => !values['nation'] || nation === values['nation']);
  return (
    <Filters clearTo={`/national/${list}`}>
      <Select name="nation" label="Nation" empty="All nations" form={form} options={nations} />
      <Select
        name="authority"
        label="Authority"
        empty="All authorities"
        form={form}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {hasDelay(list) && (
        <Select
          name="delay"
          label="Delay"
          empty={list === 'handovers' ? 'Any' : 'All that are overdue'}
          form={form}
          options={delayBands.map((value) => ({
            value,
            label: `${bandWords[value]} (${bands?.[value] ?? 0})`,
          }))}
        />
      )}
    </Filters>
  );
}
