const minute = 60_000;

/** A session ends after half an hour without a request, and after twelve hours whatever happens. */
export const sessionLimits = { idle: 30 * minute, absolute: 12 * 60 * minute, touchEvery: minute } as const;

export type SessionTimes = {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** When its owner last proved who they are. */
  readonly authenticatedAt: Date;
};

export const sessionExpiry = (now: Date): Date => new Date(now.getTime() + sessionLimits.absolute);

export function isLive(session: SessionTimes, now: Date): boolean {
  const idle = now.getTime() - session.lastSeenAt.getTime();
  return session.endedAt === null && idle < sessionLimits.idle && now < session.expiresAt;
}

/** What matters most is done only by somebody who proved within so many milliseconds that it is them. */
const freshFor = 10 * minute;

export const isFresh = ({ authenticatedAt }: Pick<SessionTimes, 'authenticatedAt'>, now: Date): boolean =>
  now.getTime() - authenticatedAt.getTime() < freshFor;

/** Writing the last moment seen once a minute is exact enough, and spares a write on every request. */
export const needsTouch = (session: SessionTimes, now: Date): boolean =>
  now.getTime() - session.lastSeenAt.getTime() >= sessionLimits.touchEvery;
