import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { PlacementFields } from '#app/components/staff/placement-fields.tsx';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { readOptionalAuthority } from '#app/http/authority-field.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { colleagueSchema, placementField, typedPlacement } from '#app/http/staff.server.ts';
import { addColleague } from '#app/usecases/staff/add-colleague.server.ts';
import { placementChoices } from '#app/usecases/staff/view-staff.server.ts';

const title = 'Add a colleague';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  if (!mayOpen(actor.role, 'staff-administration')) throw forbiddenAsUnknown();
  return placementChoices(context.deps, actor);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const form = await readForm(request, colleagueSchema);
  if (!form.ok) return invalid(form);
  const { name, email, role, manager: managerId, organisation: organisationId } = form.value;
  const values = { name, email, ...typedPlacement(form.value) };
  const authority = await readOptionalAuthority(context.deps, 'authority', form.value.authority);
  if (!authority.ok) return invalid({ ok: false, errors: authority.errors, values });
  const colleague = { name, email, role, authorityId: authority.id, managerId, organisationId };
  const result = await addColleague(context.deps, actor, colleague);
  if (!result.ok) return refused(result.error, values, placementField(result.error.kind));
  const said = result.value.asked
    ? 'A second person was asked. The invitation goes out when they agree.'
    : 'The colleague was added, and the invitation is on its way. It works for 72 hours.';
  if (role !== 'guardian') return redirectSaying(`/staff/${result.value.userId}`, said, context);
  const next = `/staff/${result.value.userId}/profile/edit`;
  return redirectSaying(
    next,
    `${said} Now enter the profile: without one they are offered no child.`,
    context,
  );
}

export default function Add() {
  const choices = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={title} back={{ to: '/staff', words: 'Staff' }} form={form}>
      <p className="govuk-body">
        They get an e-mail with a link by which they choose a password. Nobody else ever knows it.
      </p>
      <PostForm>
        <TextInput name="name" label="Name" form={form} />
        <TextInput name="email" label="E-mail address" type="email" form={form} />
        <PlacementFields form={form} {...choices} />
        <Button>Add the colleague</Button>
      </PostForm>
    </Page>
  );
}
