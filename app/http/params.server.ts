import { forbiddenAsUnknown } from '#app/http/actor.server.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const code = /^[A-Z]\d{8}$/u;
const isoDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;

/** A day of an authority from the address: its code, and a date. */
export function closedDayFrom(params: Readonly<Record<string, string | undefined>>) {
  const { authorityId = '', date = '' } = params;
  if (!code.test(authorityId) || !isoDay.test(date)) throw forbiddenAsUnknown();
  return { authorityId, date };
}

/** An id from the address. Whatever could not be one is unknown, before any database is asked. */
export function idFrom(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const id = params[name] ?? '';
  if (!uuid.test(id)) throw forbiddenAsUnknown();
  return id;
}
