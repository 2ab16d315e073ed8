import type { Stage } from './stage.ts';
import type { Act } from './story.ts';

/** What an act left behind that the timeline shows besides: why this guardian, and the letter of appointment. */
export type Outcome = { readonly lines: readonly string[]; readonly faults: readonly string[] };

export function outcomeOf(stage: Stage, act: Act): Promise<Outcome> {
  if (act.verb === 'offer') return match(stage, act);
  if (act.verb === 'appoint') return letter(stage);
  return Promise.resolve({ lines: [], faults: [] });
}

type Reason = { readonly code: string; readonly points: number };

/** An offer keeps the rank and the reasons it was made on; they must be those the story promises. */
async function match({ owner }: Stage, act: Extract<Act, { verb: 'offer' }>): Promise<Outcome> {
  const offer = await owner.guardianOffer.findFirstOrThrow({ orderBy: { offeredAt: 'desc' } });
  const proposed = await owner.caseEvent.findFirstOrThrow({
    where: { type: 'GuardianProposed', at: offer.offeredAt },
  });
  const { rank, of } = proposed.detail as { rank: number; of: number };
  const reasons = offer.reasons as Reason[];
  const points = reasons.map((reason) => `${reason.code.replaceAll('-', ' ')} (${reason.points})`).join(', ');
  const found = `ranked ${rank} of ${of}: ${reasons.map(({ code }) => code).join(', ')}`;
  const promised = `ranked ${act.rank} of ${act.of}: ${act.reasons.join(', ')}`;
  return {
    lines: [`  ★ Ranked ${rank} of ${of} with ${offer.score} points: ${points}`],
    faults: found === promised ? [] : [`the guardian is ${found}, not ${promised}`],
  };
}

async function letter({ owner }: Stage): Promise<Outcome> {
  const appointment = await owner.appointment.findFirst({
    where: { endsAt: null },
    include: { guardian: true },
  });
  if (appointment === null) return { lines: [], faults: ['there is no letter of appointment'] };
  return {
    lines: [`  ★ Letter of appointment ${appointment.letterNumber} for ${appointment.guardian.displayName}`],
    faults: [],
  };
}
