import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InsetText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { OwnProfileFields } from '#app/components/staff/profile-fields.tsx';
import { ProfileNewsTags } from '#app/components/staff/profile-news.tsx';
import { ProfileSummary } from '#app/components/staff/profile-summary.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { formOf, parseValues, valuesOf } from '#app/http/form.server.ts';
import { ownProfileSchema, profileRefused } from '#app/http/profile.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { keepOwnProfile } from '#app/usecases/guardian/keep-profile.server.ts';
import { viewProfile } from '#app/usecases/guardian/view-profile.server.ts';

const title = 'Your profile as a guardian';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const view = await viewProfile(context.deps, actor, actor.userId);
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const typed = valuesOf(await formOf(request));
  const form = parseValues(typed, ownProfileSchema);
  if (!form.ok) return invalid(form);
  const { languages, accepting, version } = form.value;
  const wanted = { languages, acceptingOffers: accepting === 'yes', version };
  const result = await keepOwnProfile(context.deps, actor, wanted);
  if (!result.ok) return profileRefused(result.error, typed);
  return redirectSaying('/account/profile', 'Your profile was saved.', context);
}

export default function OwnProfile() {
  const { guardian, today } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { profile, version } = guardian;
  return (
    <Page title={title} back={{ to: '/inbox', words: 'Back to your inbox' }} form={form}>
      <ProfileNewsTags profile={profile} today={today} />
      {profile === null ? (
        <InsetText>You are offered no child before an administrator has entered your profile.</InsetText>
      ) : (
        <>
          <ProfileSummary profile={profile} />
          <h2 className="govuk-heading-m">What you can change yourself</h2>
          <p className="govuk-body">Your manager changes the rest.</p>
          <PostForm>
            <input type="hidden" name="version" value={version} />
            <OwnProfileFields form={form} profile={profile} />
            <Button>Save</Button>
          </PostForm>
        </>
      )}
    </Page>
  );
}
