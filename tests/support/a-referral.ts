import type { ReferralReport } from '#app/domain/referral/referral.ts';
import { submitReferral, type Submitted } from '#app/usecases/referral/submit-referral.server.ts';

import type { World } from './world.ts';

type Changes = {
  readonly child?: Partial<ReferralReport['child']>;
  readonly placeId?: string;
  readonly immediateDanger?: boolean;
  readonly narrative?: string;
};

/** A complete referral of an invented child found at Dover; a test states only what matters to it. */
function aReferral(changes: Changes = {}): ReferralReport {
  return {
    immediateDanger: changes.immediateDanger ?? false,
    referrer: {
      kind: 'border-force',
      name: 'Test Officer Ash',
      organisation: 'Test Port Team',
      phone: '01632 960001',
      email: 'officer.ash@example.org',
    },
    child: {
      name: 'Testchild Alder',
      aliases: '',
      birthDate: '2010-05-17',
      ageYears: null,
      gender: 'boy',
      nationality: 'Testland',
      language: 'vi',
      interpreterNeeded: true,
      ...changes.child,
    },
    found: {
      at: new Date('2026-11-24T05:30:00Z'),
      placeId: changes.placeId ?? 'dover-port-of',
      detail: 'In the back of a lorry, lane 4',
    },
    indicators: ['travelled-alone', 'debt-or-threat'],
    narrative: changes.narrative ?? 'Says he owes money to a man he will not name.',
    safeContact: { safe: 'unknown', how: 'Through the duty officer only' },
  };
}

/** Refers a child in this world, and answers what the referrer is told. Throws if it is refused. */
export async function refer(world: World, changes: Changes = {}): Promise<Submitted> {
  const result = await submitReferral(world.deps, aReferral(changes));
  if (!result.ok) throw new Error(`The referral was refused: ${result.error.kind}`);
  return result.value;
}
