import fc from 'fast-check';

import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';
import { extendDeadline } from '#app/usecases/deadline/extend-deadline.server.ts';
import type { DeadlineRef } from '#app/usecases/deadline/in-hand.server.ts';
import { pauseDeadline, resumeDeadline } from '#app/usecases/deadline/pause-deadline.server.ts';
import { waiveDeadline } from '#app/usecases/deadline/waive-deadline.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { naiveLocal } from '#tests/unit/domain/rules/naive-peer.ts';

import { breakAt, command, type Command } from './commands.ts';
import { extendTo, pause, resume, settle, type Obligation, type Paper } from './obligations.ts';
import type { Real } from './real.ts';

type Verb = {
  readonly name: string;
  readonly allowed: (one: Obligation, paper: Readonly<Paper>) => boolean;
  readonly really: (
    deps: Deps,
    real: Real,
    ref: DeadlineRef,
    day: string,
  ) => Promise<{ readonly ok: boolean }>;
  readonly onPaper: (paper: Paper, one: Obligation, day: string) => void;
};

const given = fc.record({ pick: fc.nat(), days: fc.integer({ min: 1, max: 60 }), breakAt });

/** A verb on one of the deadlines it is allowed on, by the coordinator. */
const onDeadline = ({ name, allowed, really, onPaper }: Verb): fc.Arbitrary<Command> =>
  given.map(({ pick, days, breakAt: at }) => {
    const chosen = (paper: Readonly<Paper>): Obligation | undefined => {
      const all = [...paper.running.values()].filter((one) => allowed(one, paper));
      return all.toSorted((a, b) => (a.rule.key < b.rule.key ? -1 : 1))[pick % Math.max(1, all.length)];
    };
    const must = (paper: Readonly<Paper>) => {
      const one = chosen(paper);
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    };
    const dayFor = (paper: Readonly<Paper>) => dayAfter(Math.max(must(paper).dueAt, paper.now), days);
    return command({
      name: `${name} no. ${pick}`,
      possible: (paper) => chosen(paper) !== undefined,
      really: async (paper, real, deps) => {
        const { world, about } = real;
        const { id, version } = await world.owner.deadline.findFirstOrThrow({
          where: { caseId: about.caseId, ruleKey: must(paper).rule.key, status: { in: ['open', 'paused'] } },
        });
        return really(deps, real, { id, version }, dayFor(paper));
      },
      onPaper: (paper) => {
        onPaper(paper, must(paper), dayFor(paper));
      },
      breakAt: at,
    });
  });

function dayAfter(at: number, days: number): string {
  const noon = `${naiveLocal(at).slice(0, 10)}T12:00:00Z`;
  return new Date(Date.parse(noon) + days * 86_400_000).toISOString().slice(0, 10);
}

export const extend = onDeadline({
  name: 'extend',
  allowed: ({ status }) => status === 'open',
  really: (deps, { about }, ref, on) => {
    const extension = { on, reason: 'court-order', note: 'Order 17', confirmed: true } as const;
    return extendDeadline(deps, about.coordinator, ref, extension);
  },
  onPaper: (paper, one, day) => {
    extendTo(paper, one, day);
  },
});

export const pauseByHand = onDeadline({
  name: 'pause',
  allowed: ({ status, rule, dueAt }, { now }) => status === 'open' && rule.pausedBy.length > 0 && dueAt > now,
  really: (deps, { about }, ref) =>
    pauseDeadline(deps, about.coordinator, ref, { reason: 'child-ill', note: '' }),
  onPaper: (paper, one) => {
    pause(paper, one);
  },
});

export const resumeByHand = onDeadline({
  name: 'resume',
  allowed: ({ status }) => status === 'paused',
  really: (deps, { about }, ref) =>
    resumeDeadline(deps, about.coordinator, ref, { reason: 'obstacle-gone', note: '' }),
  onPaper: (paper, one) => {
    resume(paper, one);
  },
});

export const waive = onDeadline({
  name: 'waive',
  allowed: () => true,
  really: (deps, { about }, ref) =>
    waiveDeadline(deps, about.coordinator, ref, { reason: 'duplicate', note: '' }),
  onPaper: (paper, one) => {
    settle(paper, one, 'waived');
  },
});

export const acknowledge = onDeadline({
  name: 'acknowledge',
  allowed: ({ status, dueAt }, { now }) => status === 'open' && dueAt <= now,
  really: (deps, { about }, { id }) => acknowledgeEscalation(deps, about.coordinator, id),
  onPaper: () => undefined,
});
