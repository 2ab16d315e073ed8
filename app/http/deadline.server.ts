import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { longestNote } from '#app/domain/case/note.ts';
import type { HandVerb } from '#app/domain/deadline/who-may.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice, optionalText } from '#app/http/fields.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewDeadline } from '#app/usecases/deadline/view-deadline.server.ts';

/** The deadline in the address for somebody who may do this to it, or unknown. */
export async function openDeadline({ request, context, params }: LoaderFunctionArgs, verb: HandVerb) {
  const actor = await requireActor(request, context);
  const viewed = await viewDeadline(context.deps, actor, { id: idFrom(params, 'deadlineId'), verb });
  if (!viewed.ok) throw forbiddenAsUnknown();
  return { deadline: viewed.value, now: context.deps.now().toISOString() };
}

/** What every form about a deadline posts: the version it was made from, a coded reason and a note. */
export const reasonFields = <const T extends readonly [string, ...string[]]>(reasons: T) => ({
  version: z.coerce.number('Open this form again').int().min(1),
  reason: choice(reasons, 'Choose the reason'),
  note: optionalText(longestNote),
});
