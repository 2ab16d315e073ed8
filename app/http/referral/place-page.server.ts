import type { LoaderFunctionArgs } from '@remix-run/node';
import type { KnownPlace } from '#app/domain/referral/place-search.ts';
import type { StepValues } from '#app/domain/referral/draft.ts';
import { loadStep } from '#app/http/referral/step.server.ts';
import { placeId } from '#app/http/referral/step-schemas.server.ts';
import { findPlace, findPlaces, listAreas } from '#app/store/referral/place-queries.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';

/** The page on which a place is searched and chosen. What was chosen before stays among the choices. */
export async function loadPlacePage(args: LoaderFunctionArgs) {
  const page = await loadStep(args, 'place');
  const { db } = args.context.deps;
  const values = page.form?.values ?? {};
  const search = textOf(values, 'search');
  const [found, chosen, areas] = await Promise.all([
    findPlaces(db, search),
    chosenBefore(db, textOf(values, 'placeId')),
    listAreas(db),
  ]);
  const others = found.filter(({ id }) => id !== chosen?.id);
  const places = chosen === null ? others : [chosen, ...others];
  return { ...page, search, found: found.length, places: places.map(choiceOf), areas: areas.map(areaOf) };
}

const textOf = (values: StepValues, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value : '';
};

const chosenBefore = (db: Db, id: string): Promise<KnownPlace | null> =>
  placeId.test(id) ? findPlace(db, id) : Promise.resolve(null);

const choiceOf = ({ id, name, kind, authority }: KnownPlace) => ({
  value: id,
  label: name,
  hint: kind === 'area' ? 'The whole area of this authority' : authority,
});

const areaOf = ({ id, name }: KnownPlace) => ({ value: id, label: name });
