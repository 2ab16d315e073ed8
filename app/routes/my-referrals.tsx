import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { SentTable } from '#app/components/referral/sent-table.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { viewSent } from '#app/usecases/referral/view-sent.server.ts';

const title = 'Referrals you sent';
export const meta = titled(title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const page = await viewSent(context.deps, actor, pageAsked(new URL(request.url).searchParams));
  if (page === null) throw forbiddenAsUnknown();
  return { page, now: context.deps.now().toISOString(), helpPhone: context.env.helpPhone };
}

export default function MyReferrals() {
  const { page, now, helpPhone } = useLoaderData<typeof loader>();
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/my-referrals?${name}=${cursor}`;
  return (
    <Page title={title} wide>
      <p className="govuk-body">
        What became of them, and nothing about the children. If something has changed,{' '}
        {helpPhone === null ? 'tell the authority' : `ring ${helpPhone}`} and give the reference.
      </p>
      <ButtonLink to="/referral">Report a child</ButtonLink>
      {page.rows.length === 0 ? (
        <EmptyState title="You have sent no referral while signed in." />
      ) : (
        <SentTable rows={page.rows} now={now} />
      )}
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
    </Page>
  );
}
