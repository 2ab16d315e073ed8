import { createContext, useContext } from 'react';

/** What belongs to one response and must not be in its data: the browser hides the nonce, and a broken page has no data. */
export type Marks = { readonly nonce: string | undefined; readonly requestId: string };

const MarksContext = createContext<Marks | null>(null);

export const MarksProvider = MarksContext.Provider;

/** The marks of this response. In the browser they are read back from the page that the server made. */
export function useMarks(): Marks {
  const given = useContext(MarksContext);
  return given ?? { nonce: undefined, requestId: document.documentElement.dataset['requestId'] ?? '' };
}
