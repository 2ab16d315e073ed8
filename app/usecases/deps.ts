import type { Db } from '#app/store/shared/database.server.ts';
import type { QueueState } from '#app/domain/oversight/queue-state.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

/** Tells a sleeping worker that something is due. Best effort and never awaited for long: the sweep finds it anyway. */
export type Doorbell = { readonly ring: (topic: 'fire' | 'send') => void };

/** Looks at the queue; null when it cannot be reached soon enough for a page. */
export type QueueLook = () => Promise<QueueState | null>;

/** What a use case is given: nothing it does reads a clock, makes an id or opens a connection of its own. */
export type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly vault: Vault;
  readonly rulebook: Rulebook;
  readonly bell: Doorbell;
  /** Absent where this process has no queue. */
  readonly queue?: QueueLook;
};
