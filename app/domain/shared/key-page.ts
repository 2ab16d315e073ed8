/** A row's place in a list that is ordered by a moment and an id; nothing is skipped while the list changes. */
export type Cursor = { readonly at: Date; readonly id: string };

/** Which page of such a list is wanted: after one row, before one row, or the first. */
export type PageAsked = { readonly after: Cursor | null; readonly before: Cursor | null };

export type KeyPage<Row> = {
  readonly rows: readonly Row[];
  /** Cursors of the neighbouring pages, where there are any. */
  readonly before: string | null;
  readonly after: string | null;
};

export const firstPage: PageAsked = { after: null, before: null };

export const pageSize = 25;

const written = /^([0-9a-z]{1,9})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

export function readCursor(text: string | null): Cursor | null {
  const [, at = '', id = ''] = written.exec(text ?? '') ?? [];
  return id === '' ? null : { at: new Date(Number.parseInt(at, 36)), id };
}

const writeCursor = ({ at, id }: Cursor): string => `${at.getTime().toString(36)}_${id}`;

/** The page an address asks for; a cursor nobody could have been given is taken as none. */
export function pageAsked(query: URLSearchParams): PageAsked {
  return { after: readCursor(query.get('after')), before: readCursor(query.get('before')) };
}

/** The page and its neighbours, from one row more than a page holds, as they were read: backwards before a cursor. */
export function keyPage<Row>(
  found: readonly Row[],
  asked: PageAsked,
  keyOf: (row: Row) => Cursor,
): KeyPage<Row> {
  const more = found.length > pageSize;
  const kept = found.slice(0, pageSize);
  const backwards = asked.before !== null && asked.after === null;
  const rows = backwards ? kept.toReversed() : kept;
  const earlier = backwards ? more : asked.after !== null;
  const later = backwards || more;
  const cursor = (row: Row | undefined) => (row === undefined ? null : writeCursor(keyOf(row)));
  return {
    rows,
    before: earlier ? cursor(rows[0]) : null,
    after: later ? cursor(rows.at(-1)) : null,
  };
}
