import { parseLondon } from '#app/domain/calendar/london.ts';

/** A clock that stands where a test puts it. Times are London wall times, `YYYY-MM-DDTHH:MM`. */
export type TestClock = {
  readonly now: () => Date;
  readonly set: (wall: string) => void;
  readonly forward: (hours: number) => void;
};

export function clockAt(wall: string): TestClock {
  let at = parseLondon(wall);
  return {
    now: () => at,
    set: (next) => {
      at = parseLondon(next);
    },
    forward: (hours) => {
      at = new Date(at.getTime() + hours * 3_600_000);
    },
  };
}
