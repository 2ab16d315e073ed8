import type { Db } from '#app/store/shared/database.server.ts';

/** Milliseconds for which an answer is good. */
const goodFor = 2_000;

/** Whether the service is held at this moment. */
export async function isHeld(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT FROM service_hold WHERE released_at IS NULL) AS held`;
  return row?.held === true;
}

/** Asks at most every two seconds, however many want to know. `always` for a process that was told so when it started. */
export function watchHold(db: Db, always = false): () => Promise<boolean> {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  return () => {
    if (always) return Promise.resolve(true);
    if (asked === undefined || performance.now() - asked.at > goodFor)
      asked = { at: performance.now(), answer: isHeld(db) };
    return asked.answer;
  };
}
