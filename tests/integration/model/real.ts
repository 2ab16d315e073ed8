import { randomUUID } from 'node:crypto';

import type { Actor } from '#app/domain/account/actor.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { sendOwed, type Post } from '#app/usecases/notice/send-owed.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** How one attempt over SMTP goes. `hang`: past the lease, so that another worker takes over. `dies`: the worker goes with it. */
export const outcomes = ['accepted', 'transient', 'permanent', 'unknown', 'hang', 'dies'] as const;
export type Outcome = (typeof outcomes)[number];

export type Posted = {
  readonly messageId: string;
  readonly to: string;
  readonly outcome: Outcome;
  readonly at: number;
};

/** The real system: one database of its own, its use cases as the web's role, firing and sending as the worker's. */
export type Real = {
  readonly world: World;
  readonly about: ACase;
  guardian: Actor;
  appointmentId: string;
  readonly posted: Posted[];
  /** By address, how many letters had gone out when its owner left. */
  readonly silent: Map<string, number>;
  /** The web's dependencies, breaking off at the given use of a new id. */
  readonly breakingAt: (count: number | null) => Deps;
  /** Fires what is due; with a count, the connection is lost at that use of a new id. Answers whether it got through. */
  readonly fire: (breakAt: number | null) => Promise<boolean>;
  readonly send: (script: Outcome[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

const gone = () =>
  new Prisma.PrismaClientKnownRequestError('Server has closed the connection.', {
    code: 'P1017',
    clientVersion: 'test',
  });

function idsBreakingAt(count: number | null): () => string {
  let left = count;
  return () => {
    if (left !== null && left-- === 0) throw gone();
    return randomUUID();
  };
}

export async function startReal(): Promise<Real> {
  const world = await createWorld('2026-11-24T10:00');
  const about = await aGuardedCase(world);
  const posted: Posted[] = [];
  const { clock } = world;

  const send = async (script: Outcome[]): Promise<void> => {
    const post: Post = async ({ to, messageId }) => {
      const outcome = script.shift() ?? 'accepted';
      posted.push({ messageId, to, outcome, at: clock.now().getTime() });
      if (outcome === 'dies') throw new Error('The worker is gone.');
      if (outcome === 'hang') {
        clock.forward(3 / 60);
        await send(script);
      }
      return { kind: outcome === 'hang' ? 'accepted' : outcome, reason: 'scripted' };
    };
    const now = () => Promise.resolve(clock.now());
    const sent = sendOwed({ db: world.worker, newId: randomUUID, post, chance: () => 0.5, now });
    await sent.catch((error: unknown) => {
      if (!(error instanceof Error && error.message === 'The worker is gone.')) throw error;
    });
  };

  return {
    world,
    about,
    guardian: about.guardian,
    appointmentId: about.appointmentId,
    posted,
    silent: new Map(),
    breakingAt: (count) => ({ ...world.deps, newId: idsBreakingAt(count) }),
    fire: async (breakAt) => {
      const deps = { db: world.worker, newId: idsBreakingAt(breakAt), rulebook: world.deps.rulebook };
      return fireDue(deps, clock.now()).then(
        () => true,
        (error: unknown) => {
          if (breakAt === null || !(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
          return false;
        },
      );
    },
    send,
    close: () => world.close(),
  };
}
