import { createHash, randomBytes, randomUUID } from 'node:crypto';

import type { Actor } from '#app/domain/account/actor.ts';
import { insertSession } from '#app/store/account/sessions.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';

import { origin, type Site } from '../integration/http/site.ts';
import { nobodysId } from '../integration/case/visitors.ts';
import type { Mode } from './probes.ts';

export type Answer = {
  readonly status: number;
  readonly location: string | null;
  /** Everything that left the service: status, headers and body. */
  readonly whole: string;
  /** The same without what differs between any two answers: ids, nonces, request ids, dates. */
  readonly bare: string;
};

/** A session as signing in makes it, without the price of a password. */
export async function sessionFor(site: Site, { userId }: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = site.world.clock.now();
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
  await insertSession(site.world.owner, {
    id: randomUUID(),
    tokenHash: hashToken(token),
    userId,
    now,
    expiresAt,
    browser: null,
    factor: 'passkey',
  });
  return token;
}

/** Fields of every form of the service, so that only the guard stands between a forbidden form and its deed. */
const anyForm = (now: Date): Readonly<Record<string, string>> => ({
  key: randomUUID(),
  what: 'ChildFound',
  'day.day': '24',
  'day.month': '11',
  'day.year': '2026',
  time: '09:00',
  note: 'Nothing of note',
  version: '1',
  reason: 'guardian-leaves',
  answer: 'accept',
  question: 'Why?',
  reply: 'Because.',
  to: 'same',
  confirmed: 'E10000016',
  why: 'wrong-day',
  nations: 'ENG',
  regions: 'South East',
  languages: 'vi',
  gender: 'woman',
  target: '1',
  limit: '1',
  accepting: 'no',
  'vetting.day': '24',
  'vetting.month': '11',
  'vetting.year': '2027',
  'training.day': '24',
  'training.month': '11',
  'training.year': '2027',
  verb: 'submit',
  decision: 'reject',
  offer: nobodysId,
  appointment: nobodysId,
  task: nobodysId,
  email: nobodysId,
  wanted: 'Nobody',
  upTo: now.toISOString(),
  reference: 'C-0000-0000',
  authority: 'E10000016',
});

export type Ask = {
  readonly path: string;
  readonly mode: Mode;
  readonly token: string | null;
  /** Post a form that would do something, or one with nothing in it. */
  readonly form: 'full' | 'empty';
};

const methods = { page: 'GET', head: 'HEAD', data: 'GET', post: 'POST', 'post-data': 'POST' } as const;

export function createSender(site: Site) {
  const full = new URLSearchParams(anyForm(site.world.clock.now())).toString();
  return async ({ path, mode, token, form }: Ask): Promise<Answer> => {
    const method = methods[mode];
    const headers = new Headers({ Origin: origin, Accept: 'text/html' });
    if (token !== null) headers.set('Cookie', `__Host-sid=${token}`);
    if (method === 'POST') headers.set('Content-Type', 'application/x-www-form-urlencoded');
    const body = method === 'POST' ? (form === 'full' ? full : '') : null;
    const response = await fetch(new URL(path, site.url), { method, headers, body, redirect: 'manual' });
    return answerOf(response, await response.text());
  };
}

function answerOf(response: Response, text: string): Answer {
  const { status, headers } = response;
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return {
    status,
    location: headers.get('Location') ?? headers.get('X-Remix-Redirect'),
    whole: `${String(status)}\n${lines}\n\n${text}`,
    bare: `${String(status)}\n${stripped(withoutDate(lines))}\n\n${stripped(text)}`,
  };
}

const withoutDate = (lines: string) =>
  lines
    .split('\n')
    .filter((line) => !/^(date|x-request-id|keep-alive):/iu.test(line))
    .join('\n');

const stripped = (text: string): string =>
  text
    .replaceAll(/nonce(?:=|-|(?:&quot;|")*:\s*(?:&quot;|")*)"?[\w+/=-]+/gu, 'nonce')
    .replaceAll(/data-request-id="[^"]*"|<strong class="cg-number">[^<]*/gu, '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, 'ID');

/** Runs at most so many at a time; answers in the order of the list. */
export async function inParallel<T, R>(
  all: readonly T[],
  width: number,
  run: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < all.length; index = next++) {
      const one = all[index];
      if (one !== undefined) results[index] = await run(one);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** A hash over every row of every table but sessions and counters of attempts. */
export async function fingerprint({ world }: Site): Promise<string> {
  const tables = await world.owner.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname NOT IN ('session', 'rate_limit') ORDER BY relname`;
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const [row] = await world.owner.$queryRawUnsafe<{ sum: string | null }[]>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM "${name}" t`,
    );
    hash.update(`${name}=${row?.sum ?? ''}`);
  }
  return hash.digest('hex');
}
