import type { TypedResponse } from '@remix-run/node';

/**
 * Answers a loader or an action with a status or headers; the page reads the value through `useLoaderData`.
 * Remix's `data()` needs single fetch, which stays off here.
 */
export function answer<T>(value: T, init: ResponseInit = {}): TypedResponse<T> {
  return Response.json(value, init);
}
