import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { NoProfile, ProfileActions } from '#app/components/staff/profile-actions.tsx';
import { ProfileNewsTags } from '#app/components/staff/profile-news.tsx';
import { ProfileSummary } from '#app/components/staff/profile-summary.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewProfile } from '#app/usecases/guardian/view-profile.server.ts';

const title = 'Profile as a guardian';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewProfile(context.deps, actor, idFrom(params, 'userId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export default function GuardianProfile() {
  const { guardian, may, seesStaff, today } = useLoaderData<typeof loader>();
  const { id, name, profile } = guardian;
  const back = seesStaff
    ? { to: `/staff/${id}`, words: name }
    : { to: '/guardian', words: 'Back to your start page' };
  return (
    <Page title={title} caption={name} back={back}>
      <ProfileNewsTags profile={profile} today={today} />
      {profile === null ? <NoProfile /> : <ProfileSummary profile={profile} />}
      <ProfileActions id={id} begun={profile !== null} may={may} />
    </Page>
  );
}
