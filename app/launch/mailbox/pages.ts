import type { CaughtMail } from './caught-mail.ts';
import { html, Markup } from './html.ts';

const pageLength = 50;

export type ListQuery = {
  /** Part of a recipient's address; empty for all. */
  readonly to: string;
  /** From 1; anything out of range is moved to the nearest page. */
  readonly page: number;
};

/** The letters, newest first, fifty to a page. */
export function listPage(mails: readonly CaughtMail[], { to, page }: ListQuery): string {
  const wanted = to.toLowerCase();
  const found = mails.filter((mail) => mail.to.some((address) => address.toLowerCase().includes(wanted)));
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const current = Math.min(Math.max(1, page), pages);
  const shown = found.slice((current - 1) * pageLength, current * pageLength);
  const title = current > 1 ? `Development mailbox, page ${String(current)}` : 'Development mailbox';
  return document(
    title,
    html`<h1>${title}</h1>
      <p>Every e-mail this installation sends ends here. Nothing is delivered to anybody.</p>
      <form method="get" action="/" role="search">
        <label for="to">Recipient contains</label>
        <input id="to" name="to" type="search" value="${to}" autocomplete="off" spellcheck="false" />
        <button type="submit">Filter</button>
      </form>
      ${shown.length === 0 ? nothing(to) : letters(shown)} ${pages > 1 ? pager(to, current, pages) : html``}`,
  );
}

function nothing(to: string): Markup {
  return to === ''
    ? html`<p>
        No e-mail has been caught yet. Do something in the service that writes to somebody, then reload.
      </p>`
    : html`<p>No e-mail to “${to}”. <a href="/">Show all</a></p>`;
}

function letters(mails: readonly CaughtMail[]): Markup {
  const items = mails.map(
    ({ id, to, subject, at }) =>
      html`<li>
        <a href="/mail/${id}">${subject === '' ? 'No subject' : subject}</a>
        <p>To ${to.join(', ')}</p>
        <p>${moment(at)}</p>
      </li>`,
  );
  return html`<ol role="list">
    ${items}
  </ol>`;
}

function pager(to: string, current: number, pages: number): Markup {
  const link = (page: number, words: string, rel: string): Markup => {
    const query = new URLSearchParams({ ...(to === '' ? {} : { to }), page: String(page) });
    return html`<a href="/?${query.toString()}" rel="${rel}">${words}</a>`;
  };
  return html`<nav aria-label="Pages">
    ${current > 1 ? link(current - 1, 'Newer', 'prev') : html``}
    <span>Page ${current} of ${pages}</span>
    ${current < pages ? link(current + 1, 'Older', 'next') : html``}
  </nav>`;
}

/** One letter with its text and all its headers. */
export function mailPage(mail: CaughtMail): string {
  const title = mail.subject === '' ? 'No subject' : mail.subject;
  return document(
    title,
    html`<p><a href="/">All e-mails</a></p>
      <h1>${title}</h1>
      <dl>
        <dt>To</dt>
        <dd>${mail.to.join(', ')}</dd>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>Caught</dt>
        <dd>${moment(mail.at)}</dd>
      </dl>
      <h2>Text</h2>
      <pre>${linked(mail.text)}</pre>
      <details>
        <summary>All headers</summary>
        <pre>${mail.headers}</pre>
      </details>`,
  );
}

export function missingPage(): string {
  return document(
    'Not found',
    html`<h1>Not found</h1>
      <p>There is no such e-mail here. <a href="/">All e-mails</a></p>`,
  );
}

/** Web addresses become links, so that a letter can be followed into the service. */
function linked(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

function moment(at: Date): Markup {
  const words = at.toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/London',
  });
  return html`<time datetime="${at.toISOString()}">${words}</time>`;
}

function document(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/mailbox.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <main id="main">${body}</main>
      </body>
    </html>`.source;
}
