import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InsetText, WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { HeldList } from '#app/components/staff/held-list.tsx';
import { PlacementFields } from '#app/components/staff/placement-fields.tsx';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { readOptionalAuthority } from '#app/http/authority-field.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { placementField, placementSchema, typedPlacement } from '#app/http/staff.server.ts';
import { changeRole } from '#app/usecases/staff/change-role.server.ts';
import { viewPlacement } from '#app/usecases/staff/view-staff.server.ts';

const title = 'Change role, authority or manager';
export const meta = titled(title);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewPlacement(context.deps, actor, idFrom(params, 'userId'));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireFresh(request, context);
  const userId = idFrom(params, 'userId');
  const form = await readForm(request, placementSchema);
  if (!form.ok) return invalid(form);
  const values = typedPlacement(form.value);
  const authority = await readOptionalAuthority(context.deps, 'authority', form.value.authority);
  if (!authority.ok) return invalid({ ok: false, errors: authority.errors, values });
  const { role, manager: managerId, organisation: organisationId } = form.value;
  const wanted = { role, authorityId: authority.id, managerId, organisationId };
  const result = await changeRole(context.deps, actor, userId, wanted);
  if (!result.ok) return refused(result.error, values, placementField(result.error.kind));
  const said =
    result.value === 'asked'
      ? 'A second person was asked. Nothing changes until they agree.'
      : 'The account was changed.';
  return redirectSaying(`/staff/${userId}`, said, context);
}

export default function Role() {
  const { person, held, ...choices } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={title}
      caption={person.name}
      back={{ to: `/staff/${person.id}`, words: person.name }}
      form={form}
    >
      {held.length > 0 && (
        <>
          <WarningText>
            Another role or authority is possible when nothing is listed here any more. The manager can be
            changed now.
          </WarningText>
          <HeldList held={held} name={person.name} />
        </>
      )}
      <PostForm>
        <PlacementFields form={form} {...choices} onRecord={person} />
        <InsetText>
          Another role or authority signs them out everywhere and is told to the service managers.
        </InsetText>
        <Button>Change the account</Button>
      </PostForm>
    </Page>
  );
}
