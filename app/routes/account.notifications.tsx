import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HoursFields } from '#app/components/account/hours-fields.tsx';
import { NightNews } from '#app/components/account/night-news.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { hoursSchema } from '#app/http/hours.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { chooseHoursAs, viewHours } from '#app/usecases/notice/choose-hours.server.ts';

export const meta = titled('When you get e-mail');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return { hours: await viewHours(context.deps, actor) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, hoursSchema);
  if (!form.ok) return invalid(form);
  const result = await chooseHoursAs(context.deps, actor, form.value);
  const field = !result.ok && result.error.kind === 'digest-in-quiet' ? 'digestHour' : 'quietTo';
  if (!result.ok) return refused(result.error, form.value, field);
  return redirectSaying('/account/notifications', 'Your hours were saved.', context);
}

export default function Notifications() {
  const { hours } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="When you get e-mail" back={{ to: '/inbox', words: 'Back to your inbox' }} form={form}>
      <NightNews />
      <PostForm>
        <HoursFields form={form} onRecord={hours} />
        <Button>Save</Button>
      </PostForm>
    </Page>
  );
}
