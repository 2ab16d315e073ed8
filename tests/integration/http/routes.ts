import type { ServerBuild } from '@remix-run/node';
import { createElement } from 'react';
import { z } from 'zod';
import { routeNeeds, type RouteTable } from '#app/domain/permission/routes.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';

type Routes = ServerBuild['routes'];
type Module = NonNullable<Routes[string]>['module'];

/** Something that was typed and must turn up nowhere else. */
export const canary = 'canary-7f3a';

const page = () => createElement('p', null, 'a page');

const schema = z.object({ note: requiredText('Enter a note', 20) });

/** A page for signed-in people with a form, as page authors write them. */
const task: Module = {
  default: page,
  loader: async ({ request, context }) => {
    const actor = await requireActor(request, context);
    return { label: actor.label };
  },
  action: async ({ request, context }) => {
    await requireActor(request, context);
    const form = await readForm(request, schema);
    if (!form.ok) return invalid(form);
    if (form.value.note === 'late') return refused({ kind: 'changed-meanwhile' }, { note: 'late' });
    if (form.value.note === 'hidden') return refused({ kind: 'not-found' });
    return redirectSaying('/home', 'The note was kept.', context);
  },
};

const broken: Module = {
  default: page,
  loader: () => {
    throw new Error(`a row holds ${canary}`);
  },
  action: () => {
    throw new Error(`somebody typed ${canary}`);
  },
};

const brokenWhileRendering: Module = {
  default: () => {
    throw new Error(`rendering ${canary}`);
  },
};

/** One record exists and is somebody else's; every other id is nothing. Both must look alike. */
const record: Module = {
  default: page,
  loader: async ({ request, context, params }) => {
    await requireActor(request, context);
    const exists = params['id'] === '11111111-1111-4111-8111-111111111111';
    if (exists) throw forbiddenAsUnknown();
    throw forbiddenAsUnknown();
  },
};

/** A page and a form for somebody who proved lately that it is them. */
const matters: Module = {
  default: page,
  loader: async ({ request, context }) => {
    const actor = await requireFresh(request, context);
    return { label: actor.label };
  },
  action: async ({ request, context }) => {
    await requireFresh(request, context);
    return redirectSaying('/home', 'It was done.', context);
  },
};

/** No component, so Remix answers with whatever it returns. */
const resource: Module = {
  default: undefined,
  loader: () => Response.json({ read: true }),
  action: () => Response.json({ changed: true }),
};

const routeOf = (id: string, path: string, module: Module) =>
  [id, { id, parentId: 'root', path, module }] as const;

export const testRoutes: Routes & Record<string, { readonly path: string }> = Object.fromEntries([
  routeOf('routes/test-task', 'test/task', task),
  routeOf('routes/test-matters', 'test/matters', matters),
  routeOf('routes/test-broken', 'test/broken', broken),
  routeOf('routes/test-rendering', 'test/rendering', brokenWhileRendering),
  routeOf('routes/test-record', 'test/records/:id', record),
  routeOf('routes/test-resource', 'test/resource', resource),
]);

/** The table of the service, and the routes only tests need. */
export const testNeeds: RouteTable = {
  ...routeNeeds,
  'routes/test-task': { load: { kind: 'signed-in' }, act: { kind: 'signed-in' } },
  'routes/test-matters': { load: { kind: 'signed-in' }, act: { kind: 'signed-in' } },
  'routes/test-broken': { load: { kind: 'public' }, act: { kind: 'public' } },
  'routes/test-rendering': { load: null, act: null },
  'routes/test-record': { load: { kind: 'signed-in' }, act: null },
  'routes/test-resource': { load: { kind: 'public' }, act: { kind: 'public' } },
};
