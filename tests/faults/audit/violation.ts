import type { Books } from './books.ts';

/** The standing promises, by the letters of docs/reliability.md. */
export type Promised = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G';

export type Violation = { readonly promise: Promised; readonly what: string };

/** One thing that must hold when all is quiet again; answers what does not. */
export type Check = (books: Books) => readonly Violation[];

export const breaks = (promise: Promised, found: readonly string[]): readonly Violation[] =>
  found.map((what) => ({ promise, what }));
