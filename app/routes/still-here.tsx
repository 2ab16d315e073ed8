import type { LoaderFunctionArgs } from '@remix-run/node';

/** Counts as activity for somebody who reads or writes a page for long. */
export async function loader({ context }: LoaderFunctionArgs) {
  const state = await context.session.read();
  return new Response(null, { status: state.kind === 'signed-in' ? 204 : 401 });
}
