import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import type { Option } from '#app/components/form/options.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';

type Props = {
  readonly form: FormState;
  readonly page: {
    readonly search: string;
    /** How many places match the search. */
    readonly found: number;
    readonly places: readonly Option[];
    readonly areas: readonly Option[];
  };
};

const none: Option = { value: 'none', label: 'None of these', hint: 'Choose an area below instead' };

/** Where the child was found: a search, what it found, and the areas for when it found nothing fitting. */
export function PlaceFields({ form, page }: Props) {
  return (
    <>
      <p className="govuk-body">
        This decides which authority is responsible for the child first. Search for a port, an airport, a
        station, a town, or the name of the council or trust.
      </p>
      <div className="cg-search">
        <TextInput name="search" label="Search for a place" form={form} type="search" />
        <Button tone="secondary" name="intent" value="search">
          Search
        </Button>
      </div>
      <Results form={form} page={page} />
      <Select
        name="areaId"
        label="If the place is not in the list, the area it is in"
        hint="The council, or in Northern Ireland the Health and Social Care Trust. If you are not sure, choose the likeliest: the coordinators put it right"
        form={form}
        options={page.areas}
        empty="No area chosen"
      />
      <TextArea
        name="detail"
        label="Exactly where"
        hint="For example, lay-by on the A2 near Lydden, or the arrivals hall of terminal 2. Say also where the child is now"
        form={form}
        rows={3}
        max={1000}
      />
    </>
  );
}

function Results({ form, page: { search, found, places } }: Props) {
  return (
    <div id="results">
      {search !== '' && (
        <p className="govuk-body" role="status">
          {resultWords(found)}
        </p>
      )}
      {(places.length > 0 || search !== '') && (
        <Radios name="placeId" label="Place" form={form} options={[...places, none]} />
      )}
    </div>
  );
}

function resultWords(found: number): string {
  if (found === 0) return 'No place matches your search. Try another word, or choose an area below.';
  return found === 1 ? '1 place matches your search.' : `${found} places match your search.`;
}
