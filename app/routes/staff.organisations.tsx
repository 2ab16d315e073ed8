import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { organisationKinds, organisationOptions } from '#app/components/staff/organisation-words.ts';
import { organisationKindCodes } from '#app/domain/referral/codes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice, requiredText } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { addOrganisationAs, viewOrganisations } from '#app/usecases/organisation/organisations.server.ts';

const title = 'Organisations of referrers';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const organisations = await viewOrganisations(context.deps, actor);
  if (organisations === null) throw forbiddenAsUnknown();
  return { organisations };
}

const schema = z.object({
  name: requiredText('Enter the name of the organisation', 120),
  kind: choice(organisationKindCodes, 'Choose what kind of organisation it is'),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await addOrganisationAs(context.deps, actor, form.value);
  if (!result.ok) return refused(result.error, form.value, 'name');
  return redirectSaying('/staff/organisations', 'The organisation was added.', context);
}

export default function Organisations() {
  const { organisations } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={title} back={{ to: '/staff', words: 'Staff' }} form={form}>
      <p className="govuk-body">
        Police forces, Border Force, charities and others whose people refer often. Their accounts follow what
        they sent and see no case. Anybody can refer without an account.
      </p>
      {organisations.length === 0 ? (
        <EmptyState title="There is no organisation yet." />
      ) : (
        <Table
          caption="Organisations"
          captionHidden
          rows={organisations}
          keyOf={({ id }) => id}
          columns={[
            { heading: 'Name', cell: ({ name }) => name },
            { heading: 'Kind', cell: ({ kind }) => organisationKinds(kind) },
            { heading: 'Accounts', cell: ({ people }) => people, numeric: true },
          ]}
        />
      )}
      <h2 className="govuk-heading-m">Add an organisation</h2>
      <PostForm>
        <TextInput name="name" label="Name" form={form} />
        <Select name="kind" label="Kind" options={organisationOptions} form={form} />
        <Button>Add the organisation</Button>
      </PostForm>
    </Page>
  );
}
