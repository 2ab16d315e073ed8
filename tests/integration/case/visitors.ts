import type { Actor } from '#app/domain/account/actor.ts';
import { hashPassword } from '#app/store/account/passwords.server.ts';

import { password, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';

let hash: Promise<string> | undefined;

/** Gives an account that exists already a password; answers its e-mail address. */
export async function credentialsOf(site: Site, actor: Actor): Promise<string> {
  const passwordHash = await (hash ??= hashPassword(password));
  const row = await site.world.owner.userAccount.update({
    where: { id: actor.userId },
    data: {
      credential: {
        upsert: {
          create: { passwordHash, changedAt: site.world.clock.now() },
          update: { passwordHash },
        },
      },
    },
  });
  return row.email;
}

/** A visitor who has signed in as somebody who exists already. */
export async function visitorAs(site: Site, actor: Actor): Promise<Visitor> {
  const email = await credentialsOf(site, actor);
  const visitor = site.visitor();
  const response = await visitor.post('/sign-in', { email, password });
  if (response.status !== 302) throw new Error(`Nobody was signed in: ${String(response.status)}`);
  return visitor;
}

/** What a page says, with the marks taken out that differ from one answer to the next. */
export async function bare(response: Response): Promise<{ status: number; html: string }> {
  return {
    status: response.status,
    html: (await response.text())
      .replaceAll(/[\w+/=-]*nonce="[^"]*"/gu, '')
      .replaceAll(/data-request-id="[^"]*"/gu, '')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID'),
  };
}

/** The page itself, without what its address adds around it. */
export const mainOf = ({ html }: { readonly html: string }): string =>
  /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';

/** The text a reader sees: no tags, no scripts, one space between words. */
export async function textOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/gu, ' ')
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ');
}

export const nobodysId = '01234567-89ab-4cde-8f01-23456789abcd';
