import { londonDate } from '#app/domain/calendar/london-date.ts';
import { isLate, type DeliveryClass } from '#app/domain/notice/delivery-class.ts';
import { afterQuiet, nextWall, type Preference } from '#app/domain/notice/quiet-hours.ts';

/** An e-mail to one person that waits. `owedAt`: when its notice was written; `dueAt`: the deadline it is about. */
export type WaitingEmail = {
  readonly id: string;
  readonly deliveryClass: DeliveryClass;
  readonly owedAt: Date;
  readonly dueAt: Date | null;
  /** Its notice came late, or the mail server would not take it for some time. */
  readonly late: boolean;
};

/** How things stand while one person's waiting e-mails are decided. */
export type Gathering = {
  readonly now: Date;
  readonly preference: Preference;
  /** Today's digest has gone out already, so what comes now cannot be in it. */
  readonly digestGone: boolean;
  /** Other late actions are still being fired: a summary waits a little for them. */
  readonly catchingUp: boolean;
};

/** What becomes of each: sent now by itself, told of in one e-mail with others, or decided again later. */
export type Gathered = {
  readonly alone: readonly string[];
  readonly digest: readonly string[];
  readonly catchUp: { readonly ids: readonly string[]; readonly mandatory: boolean } | null;
  readonly later: readonly { readonly id: string; readonly until: Date }[];
};

const second = 1_000;
const day = 24 * 60 * 60 * second;
/** How long a summary waits for the rest of what is late: mandatory news hardly at all. */
const patience = { mandatory: 120 * second, other: 600 * second } as const;
const lookAgain = 15 * second;

/** By itself or in a digest, and the earliest moment for it. */
export type Route = { readonly by: 'itself' | 'digest'; readonly at: Date };

/**
 * How an e-mail goes when nothing is late: mandatory news at once, prompt news after quiet hours, routine news in the next
 * digest, unless that would come after the deadline it is about or more than 24 hours from now; then it goes as prompt news.
 */
export function routeOf(email: WaitingEmail, preference: Preference): Route {
  const { owedAt, dueAt, deliveryClass } = email;
  if (deliveryClass === 'mandatory') return { by: 'itself', at: owedAt };
  if (deliveryClass === 'prompt') return promptRoute(email, preference);
  const digestAt = afterQuiet(nextWall(owedAt, preference.digestHour), preference);
  const isTooLong = digestAt.getTime() - owedAt.getTime() > day;
  const isTooLate = dueAt !== null && dueAt > owedAt && digestAt >= dueAt;
  return isTooLong || isTooLate ? promptRoute(email, preference) : { by: 'digest', at: digestAt };
}

const promptRoute = ({ owedAt }: WaitingEmail, preference: Preference): Route => ({
  by: 'itself',
  at: afterQuiet(owedAt, preference),
});

/** Decides what becomes of everything that waits for one person at this moment. */
export function gather(emails: readonly WaitingEmail[], standing: Gathering): Gathered {
  const { now } = standing;
  const routed = emails.map((email) => ({ email, route: routeNow(email, standing) }));
  const isBehind = ({ email, route }: Routed) => email.late || isLate(route.at, now);
  const inTime = routed.filter((one) => !isBehind(one));
  const ready = inTime.filter(({ route }) => route.at <= now);
  const late = gatherLate(
    routed.filter(isBehind).map(({ email }) => email),
    standing,
  );
  return {
    ...late,
    alone: [...idsOf(ready.filter(({ route }) => route.by === 'itself')), ...late.alone],
    digest: idsOf(ready.filter(({ route }) => route.by === 'digest')),
    later: [
      ...inTime
        .filter(({ route }) => route.at > now)
        .map(({ email, route }) => ({ id: email.id, until: route.at })),
      ...late.later,
    ],
  };
}

type Routed = { readonly email: WaitingEmail; readonly route: Route };

const idsOf = (routed: readonly Routed[]) => routed.map(({ email }) => email.id);

/** A digest that has gone bars only what would go into it now; what waits for tomorrow's is not concerned. */
function routeNow(email: WaitingEmail, { now, preference, digestGone }: Gathering): Route {
  const route = routeOf(email, preference);
  const barred = route.by === 'digest' && digestGone && londonDate(route.at) <= londonDate(now);
  return barred ? promptRoute(email, preference) : route;
}

/** Late news goes in one summary: at once if any of it is mandatory, else after quiet hours. One piece alone needs none. */
function gatherLate(late: readonly WaitingEmail[], standing: Gathering): Omit<Gathered, 'digest'> {
  const nothing = { alone: [], catchUp: null, later: [] };
  if (late.length === 0) return nothing;
  const mandatory = late.some(({ deliveryClass }) => deliveryClass === 'mandatory');
  const ids = late.map(({ id }) => id);
  const until = summaryAt(late, mandatory, standing);
  if (until > standing.now) return { ...nothing, later: ids.map((id) => ({ id, until })) };
  return ids.length === 1 ? { ...nothing, alone: ids } : { ...nothing, catchUp: { ids, mandatory } };
}

function summaryAt(
  late: readonly WaitingEmail[],
  mandatory: boolean,
  { now, preference, catchingUp }: Gathering,
): Date {
  const pressing = mandatory ? late.filter(({ deliveryClass }) => deliveryClass === 'mandatory') : late;
  const oldest = Math.min(...pressing.map(({ owedAt }) => owedAt.getTime()));
  const patient = now.getTime() < oldest + (mandatory ? patience.mandatory : patience.other);
  const soonest = catchingUp && patient ? new Date(now.getTime() + lookAgain) : now;
  return mandatory ? soonest : afterQuiet(soonest, preference);
}
