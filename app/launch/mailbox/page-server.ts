import { createServer, type Server } from 'node:http';
import type { MailFolder } from './mail-folder.ts';
import { listPage, mailPage, missingPage, type ListQuery } from './pages.ts';
import { stylesheet } from './stylesheet.ts';

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

/** Shows the caught letters as plain pages without a script. It reads only. */
export function createPageServer(folder: MailFolder): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    const { status, type, body } = pageAt(URL.parse(request.url ?? '/', 'http://mailbox.invalid'), folder);
    response.writeHead(status, {
      ...headers,
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Length': Buffer.byteLength(body),
    });
    response.end(body);
  });
}

type Page = { readonly status: number; readonly type: 'text/html' | 'text/css'; readonly body: string };

function pageAt(url: URL | null, folder: MailFolder): Page {
  const { pathname, searchParams } = url ?? new URL('http://mailbox.invalid/missing');
  if (pathname === '/mailbox.css') return { status: 200, type: 'text/css', body: stylesheet };
  if (pathname === '/')
    return { status: 200, type: 'text/html', body: listPage(folder.all(), query(searchParams)) };
  const mail = pathname.startsWith('/mail/') ? folder.find(pathname.slice('/mail/'.length)) : undefined;
  return mail === undefined
    ? { status: 404, type: 'text/html', body: missingPage() }
    : { status: 200, type: 'text/html', body: mailPage(mail) };
}

function query(search: URLSearchParams): ListQuery {
  const page = Number.parseInt(search.get('page') ?? '', 10);
  return { to: (search.get('to') ?? '').trim(), page: Number.isNaN(page) ? 1 : page };
}
