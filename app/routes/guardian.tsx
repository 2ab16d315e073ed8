import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Children } from '#app/components/guardian/children.tsx';
import { HomeDues } from '#app/components/guardian/home-dues.tsx';
import { ManagedGuardians } from '#app/components/guardian/managed-guardians.tsx';
import { RecentNotices } from '#app/components/guardian/recent-notices.tsx';
import { WaitingOffers } from '#app/components/guardian/waiting-offers.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { duesOf } from '#app/domain/guardian/home-view.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { childrenAsked } from '#app/store/guardian/children-queries.server.ts';
import { viewGuardianHome } from '#app/usecases/guardian/view-guardian-home.server.ts';

export const meta = titled('My children');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const whose = duesOf.find((one) => one === query.get('whose')) ?? 'ours';
  const home = await viewGuardianHome(context.deps, actor, {
    dues: pageAsked(query),
    whose,
    children: childrenAsked(query),
  });
  if (home === null) throw forbiddenAsUnknown();
  return { ...home, whose, now: context.deps.now().toISOString() };
}

export default function GuardianHome() {
  const { offers, dues, children, notices, guardians, whose, managing, now, today } =
    useLoaderData<typeof loader>();
  return (
    <Page title={managing ? 'The children of my guardians' : 'My children'} wide>
      <WaitingOffers offers={offers} now={now} />
      <HomeDues dues={dues} whose={whose} managing={managing} now={now} />
      <Children page={children} managing={managing} now={now} />
      <ManagedGuardians guardians={guardians} today={today} />
      <RecentNotices notices={notices} now={now} />
    </Page>
  );
}
