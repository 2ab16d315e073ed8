import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { TaskList } from '#app/components/oversight/task-list.tsx';
import { pageAsked } from '#app/domain/shared/key-page.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { uuid } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { finishTask } from '#app/usecases/oversight/finish-task.server.ts';
import { viewTasks } from '#app/usecases/oversight/view-tasks.server.ts';

export const meta = titled('Tasks');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const view = await viewTasks(context.deps, actor, pageAsked(query));
  if (view === null) throw forbiddenAsUnknown();
  return view;
}

const schema = z.object({ task: uuid('Reload the page: it does not say which task') });

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await finishTask(context.deps, actor, form.value.task);
  if (!result.ok) return refused(result.error);
  return redirectSaying('/tasks', 'The task was marked as done.', context);
}

export default function Tasks() {
  const { page, count, mayFinish } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const to = (name: string, cursor: string | null) => (cursor === null ? null : `/tasks?${name}=${cursor}`);
  return (
    <Page title="Tasks" form={form}>
      <p className="govuk-body">
        What the service could not do by itself and a person must put right. {count} open, the oldest first.
      </p>
      {page.rows.length === 0 ? (
        <EmptyState title={count === 0 ? 'Nothing waits for a person.' : 'No further tasks on this page.'} />
      ) : (
        <TaskList tasks={page.rows} mayFinish={mayFinish} />
      )}
      <Pagination
        newer={to('before', page.before)}
        older={to('after', page.after)}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </Page>
  );
}
