import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Tabs } from '#app/components/content/tabs.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { GapBanner } from '#app/components/national/gap-banner.tsx';
import { NationalFilters } from '#app/components/national/national-filters.tsx';
import { NarrowedTo } from '#app/components/national/narrowed-to.tsx';
import { NationalRows } from '#app/components/national/national-rows.tsx';
import { listWords } from '#app/components/national/words.ts';
import { isNationalList, nationalLists } from '#app/domain/oversight/lists.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { filterValues, readNationalFilter } from '#app/http/national.server.ts';
import { viewNational } from '#app/usecases/oversight/view-national.server.ts';

export const meta = titled('National view');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const list = params['list'] ?? 'reviews';
  if (!isNationalList(list)) throw forbiddenAsUnknown();
  const query = new URL(request.url).searchParams;
  const filter = readNationalFilter(query, list);
  const view = await viewNational(context.deps, actor, { list, filter, asked: pageAsked(query) });
  if (view === null) throw forbiddenAsUnknown();
  const values = filterValues(filter);
  const narrowed = query.has('after') || query.has('before') || Object.keys(values).length > 0;
  return { list, values, narrowed, ...view };
}

export default function National() {
  const { list, values, narrowed, page, counts, authorities, silentSince, gaps, now } =
    useLoaderData<typeof loader>();
  const query = (more: Record<string, string | null> = {}) => queryOf({ ...values, ...more });
  const tabs = nationalLists.map((name) => ({
    to: `/national/${name}${query({ delay: null })}`,
    words: listWords[name],
    count: counts.lists[name],
    current: name === list,
    alarming: name === 'without-guardian',
  }));
  return (
    <Page title="National view" wide>
      <GapBanner silentSince={silentSince} gaps={gaps} />
      <Tabs tabs={tabs} label="Lists" />
      <NationalFilters list={list} values={values} authorities={authorities} bands={counts.bands} />
      <h2 className="govuk-heading-m">{listWords[list]}</h2>
      <NarrowedTo values={values} authorities={authorities} />
      <NationalRows
        page={page}
        now={now}
        narrowed={narrowed}
        pageTo={(cursor) => `/national/${list}${query(cursor)}`}
      />
    </Page>
  );
}

function queryOf(values: Readonly<Record<string, string | null>>): string {
  const kept = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null);
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
}
