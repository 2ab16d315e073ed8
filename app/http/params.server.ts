import { forbiddenAsUnknown } from '#app/http/actor.server.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** An id from the address. Whatever could not be one is unknown, before any database is asked. */
export function idFrom(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const id = params[name] ?? '';
  if (!uuid.test(id)) throw forbiddenAsUnknown();
  return id;
}
