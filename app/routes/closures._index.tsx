import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ClosureTable } from '#app/components/closures/closure-table.tsx';
import { ClosuresCarriedOut } from '#app/components/closures/closures-carried-out.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Filters } from '#app/components/form/filters.tsx';
import { Select } from '#app/components/form/select.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { parseFields } from '#app/http/form.server.ts';
import { viewClosures } from '#app/usecases/rules/view-closures.server.ts';

const title = 'Days on which authorities are closed';
export const meta = titled(title);

/** A code that means nothing narrows nothing. */
const filter = z.object({
  authority: z
    .string()
    .regex(/^[A-Z]\d{8}$/u)
    .nullable()
    .catch(null),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const asked = parseFields(new URL(request.url).searchParams, filter);
  const authority = asked.ok ? asked.value.authority : null;
  const view = await viewClosures(context.deps, actor, authority);
  if (view === null) throw forbiddenAsUnknown();
  return { ...view, authority };
}

export default function Closures() {
  const { closures, carriedOut, today, authorities, authority } = useLoaderData<typeof loader>();
  const form = { errors: {}, values: { authority: authority ?? '' } };
  return (
    <Page title={title} back={{ to: '/rules', words: 'All rules' }}>
      <p className="govuk-body">
        Beside weekends and bank holidays, a day on which the responsible authority is closed is no working
        day. Deadlines that run are computed again when a day is added or taken away, and each says so where
        it says why it is due.
      </p>
      <ButtonLink to="/closures/add">Add a day</ButtonLink>
      <Filters clearTo="/closures">
        <Select
          name="authority"
          label="Authority"
          empty="All authorities"
          form={form}
          options={authorities.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Filters>
      <ClosureTable closures={closures} today={today} />
      <ClosuresCarriedOut changes={carriedOut} />
    </Page>
  );
}
