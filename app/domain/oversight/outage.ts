import { silentAfter } from '#app/domain/oversight/invariants.ts';

/** `fire`: nothing was fired. `send`: nothing was sent. `mail`: the mail server took nothing. */
export const outageComponents = ['fire', 'send', 'mail'] as const;
export type OutageComponent = (typeof outageComponents)[number];

/** A time in which a part of the service stood still. `to` is null while it does. */
export type Outage = {
  readonly component: OutageComponent;
  readonly from: Date;
  readonly to: Date | null;
  /** Reminders and escalations that came late because of it. */
  readonly caughtUp: number;
};

/** Silence between two heartbeats that is worth keeping. */
export const isGap = (last: Date, now: Date): boolean => now.getTime() - last.getTime() > silentAfter;

/** Why no letter at all would be taken, by the mailer's reasons; one recipient's trouble is none of these. */
const mailIsOut: readonly string[] = [
  'connection-refused',
  'unreachable',
  'connect-timeout',
  'greeting-timeout',
  'name-not-resolved',
  'tls-failed',
  'authentication-failed',
  'relay-refuses-us',
];

export const meansMailIsOut = (reason: string): boolean => mailIsOut.includes(reason);

const day = 24 * 60 * 60_000;
/** How long past gaps are shown, and how long the latest is said first of all, in milliseconds. */
export const shownFor = 30 * day;
const recentFor = day;

/** The gaps a coordinator is told of first of all: those that last, and those of the last day. */
export function recentGaps(outages: readonly Outage[], now: Date): readonly Outage[] {
  return outages.filter(({ to }) => to === null || now.getTime() - to.getTime() < recentFor);
}
