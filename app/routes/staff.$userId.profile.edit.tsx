import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { CertificateFields, OwnProfileFields, PlaceFields } from '#app/components/staff/profile-fields.tsx';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { formOf, parseValues, valuesOf } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { profileRefused, profileSchema, wantedProfile } from '#app/http/profile.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { keepProfile } from '#app/usecases/guardian/keep-profile.server.ts';
import { viewProfileForm } from '#app/usecases/guardian/view-profile.server.ts';

const title = 'Enter or change a guardian’s profile';
export const meta = titled(title);

async function openForm({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewProfileForm(context.deps, actor, idFrom(params, 'userId'));
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, actor };
}

export async function loader(args: LoaderFunctionArgs) {
  const { guardian, may, regions } = await openForm(args);
  return { guardian, certifies: may.certify, regions };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { actor, guardian, may } = await openForm(args);
  const typed = valuesOf(await formOf(request));
  const form = parseValues(typed, profileSchema(may.certify));
  if (!form.ok) return invalid(form);
  const result = await keepProfile(context.deps, actor, guardian.id, wantedProfile(form.value));
  if (!result.ok) return profileRefused(result.error, typed);
  return redirectSaying(`/staff/${guardian.id}/profile`, 'The profile was saved.', context);
}

export default function EditProfile() {
  const { guardian, certifies, regions } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const { id, name, profile, version } = guardian;
  return (
    <Page
      title={profile === null ? 'Enter the profile' : 'Change the profile'}
      caption={name}
      back={{ to: `/staff/${id}/profile`, words: 'The profile' }}
      form={form}
    >
      <p className="govuk-body">Children are offered to guardians by what stands here.</p>
      <PostForm>
        <input type="hidden" name="version" value={version} />
        {certifies && <CertificateFields form={form} profile={profile} />}
        <PlaceFields form={form} profile={profile} regions={regions} />
        <OwnProfileFields form={form} profile={profile} />
        <Button>Save the profile</Button>
      </PostForm>
    </Page>
  );
}
