import type { Visitor } from './visitor.ts';

/** One page as it was answered to somebody. */
export type Crawled = {
  readonly path: string;
  readonly route: string;
  readonly response: Response;
  readonly html: string;
};

type Crawl = {
  /** Which route an address belongs to. */
  readonly routeOf: (pathname: string) => string;
  readonly from: readonly string[];
  /** How many addresses of one route are looked at; every link of every page is collected all the same. */
  readonly each: number;
};

/** Follows every link from these addresses on, a few of each route, redirects included. */
export async function crawl(visitor: Visitor, { routeOf, from, each }: Crawl): Promise<readonly Crawled[]> {
  const seen = new Set<string>();
  const visits = new Map<string, number>();
  const pages: Crawled[] = [];
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(pathnameOf(path));
    const times = visits.get(route) ?? 0;
    if (seen.has(path) || times >= each || route === '/sign-out') continue;
    seen.add(path);
    visits.set(route, times + 1);
    const response = await visitor.get(path);
    const page = { path, route, response, html: await response.text() };
    pages.push(page);
    waiting.push(...addressesIn(page).filter((address) => address.startsWith('/')));
  }
  return pages;
}

/** Every address a page holds: links, what forms post to and ask for, and where it sends the browser on. */
export function addressesIn({ html, response }: Pick<Crawled, 'html' | 'response'>): readonly string[] {
  const location = response.headers.get('Location');
  const written = [...html.matchAll(/\s(?:href|action|formaction|src)="([^"#]*)/gu)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  );
  return [...(location === null ? [] : [location]), ...written].filter(
    (address) => address !== '' && !address.startsWith('/assets/'),
  );
}

const pathnameOf = (path: string): string => new URL(path, 'http://here').pathname;

/** A form that posts: where to, and what it asks for with a value that would be taken. */
export type Form = {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly typed: boolean; readonly value: string }[];
};

export function formsIn({ html, path }: Pick<Crawled, 'html' | 'path'>): readonly Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gu)]
    .filter(([, attributes = '']) => /method="post"/iu.test(attributes))
    .map(([, attributes = '', body = '']) => ({
      action: attributeOf(attributes, 'action') || path,
      fields: [...body.matchAll(/<(input|textarea|select|button)\b([^>]*)>/gu)].flatMap(fieldOf),
    }));
}

function fieldOf([, element = '', attributes = '']: RegExpExecArray): Form['fields'] {
  const name = attributeOf(attributes, 'name');
  const type = attributeOf(attributes, 'type') || 'text';
  const typed = element === 'textarea' || (element === 'input' && !/^(radio|checkbox|hidden)$/u.test(type));
  return name === '' ? [] : [{ name, typed, value: attributeOf(attributes, 'value') }];
}

const attributeOf = (attributes: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '').replaceAll('&amp;', '&');
