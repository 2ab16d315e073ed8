/** What was done to the service, by kind; for the report. */
export type Tally = {
  readonly add: (what: string, count?: number) => void;
  readonly all: () => Readonly<Record<string, number>>;
};

export function openTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (what, count = 1) => {
      counts.set(what, (counts.get(what) ?? 0) + count);
    },
    all: () => Object.fromEntries([...counts].toSorted(([one], [other]) => one.localeCompare(other))),
  };
}
