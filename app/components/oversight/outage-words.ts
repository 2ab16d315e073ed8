import { formatMoment } from '#app/components/time/london.ts';
import type { Outage } from '#app/domain/oversight/outage.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

const stood: Readonly<Record<Outage['component'], string>> = {
  fire: 'no reminders or escalations went out',
  send: 'no e-mail was sent',
  mail: 'the mail server took no e-mail',
};

/** A gap in words: when, what stood still, and what came of it. */
export function gapWords({ component, from, to, caughtUp }: Wire<Outage>): string {
  if (to === null) return `Since ${formatMoment(from)} ${ongoing[component]}`;
  const late = component === 'fire' ? ` ${caughtUp === 0 ? 'Nothing came late.' : lateWords(caughtUp)}` : '';
  return `Between ${formatMoment(from)} and ${formatMoment(to)} ${stood[component]}.${late}`;
}

const ongoing: Readonly<Record<Outage['component'], string>> = {
  fire: 'no reminders or escalations have gone out. They will come late.',
  send: 'no e-mail has been sent. It will come late.',
  mail: 'the mail server has taken no e-mail. Notices in the service are not affected.',
};

const lateWords = (count: number) =>
  count === 1 ? '1 came late and is marked so.' : `${count} came late and are marked so.`;
