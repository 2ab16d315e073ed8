import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Tabs } from '#app/components/content/tabs.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { InboxList } from '#app/components/notice/inbox-list.tsx';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { markSchema } from '#app/http/notice.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { markRead } from '#app/usecases/notice/mark-read.server.ts';
import { viewInbox } from '#app/usecases/notice/view-inbox.server.ts';

export const meta = titled('Inbox');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const read = query.get('show') === 'read';
  const inbox = await viewInbox(context.deps, actor, { ...pageAsked(query), read });
  const cover = mayOpen(actor.role, 'absence');
  const profile = mayOpen(actor.role, 'own-profile');
  return { ...inbox, read, cover, profile, now: context.deps.now().toISOString() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, markSchema);
  if (!form.ok) return invalid(form);
  await markRead(context.deps, actor, form.value);
  return redirect('/inbox');
}

export default function Inbox() {
  const { page, unread, besides, read, cover, profile, now } = useLoaderData<typeof loader>();
  const to = (name: string, cursor: string | null) =>
    cursor &&
    `/inbox?${new URLSearchParams({ ...(read ? { show: 'read' } : {}), [name]: cursor }).toString()}`;
  return (
    <Page title="Inbox">
      <p className="govuk-body">
        <a className="govuk-link" href="/account/notifications">
          Choose when you get e-mail
        </a>
        {cover && (
          <>
            {' · '}
            <a className="govuk-link" href="/account/absence">
              Absence and cover
            </a>
          </>
        )}
        {profile && (
          <>
            {' · '}
            <a className="govuk-link" href="/account/profile">
              Your profile as a guardian
            </a>
          </>
        )}
      </p>
      <Tabs
        label="Notices"
        tabs={[
          { to: '/inbox', words: 'Not read', count: unread, current: !read },
          { to: '/inbox?show=read', words: 'Read', current: read },
        ]}
      />
      {page.rows.length === 0 && (
        <EmptyState title={read ? 'You have read no notice yet.' : 'There is nothing you have not read.'}>
          What needs you comes here, and a short e-mail tells you so.
        </EmptyState>
      )}
      {!read && page.rows.length > 0 && (
        <PostForm>
          <input type="hidden" name="upTo" value={now} />
          <p className="govuk-body">Marking as read changes nothing about what is due.</p>
          <Button tone="secondary">Mark all as read</Button>
        </PostForm>
      )}
      <InboxList notices={page.rows} now={now} />
      <Pagination newer={to('before', page.before)} older={to('after', page.after)} />
      {besides.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Read lately</h2>
          <InboxList notices={besides} now={now} />
        </>
      )}
    </Page>
  );
}
