import { randomBytes, randomUUID } from 'node:crypto';

import { postLetters } from '#jobs/handlers/post-letter.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { createMailer } from '#app/mail/mailer.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { assertSafeSession, createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import type { FireDeps } from '#app/usecases/deadline/fire-due.server.ts';
import type { SendDeps } from '#app/usecases/notice/send-owed.server.ts';
import { startMailbox, type Mailbox } from '../mailbox/mailbox.ts';
import { castStory, type Cast } from './people.ts';
import type { Story } from './story.ts';

/** A clock that stands still until the story moves it; never back. */
export type Clock = { readonly now: () => Date; readonly moveTo: (at: Date) => void };

/** A migrated database with reference data and nothing else, as each of its three roles reaches it. */
export type StoryDatabase = {
  readonly ownerUrl: string;
  readonly webUrl: string;
  readonly workerUrl: string;
};

/** Everything a story is played with: real use cases as app_web, the real worker as app_worker, a real mail server. */
export type Stage = {
  readonly story: Story;
  readonly clock: Clock;
  readonly deps: Deps;
  readonly fire: FireDeps;
  readonly send: SendDeps;
  /** As the owner: for looking, never for acting. */
  readonly owner: Db;
  readonly cast: Cast;
  readonly mailbox: Mailbox;
  readonly mailFolder: string;
  readonly origin: string;
  readonly close: () => Promise<void>;
};

const origin = 'https://guardianship.example.org';

export async function setStage(story: Story, database: StoryDatabase, mailFolder: string): Promise<Stage> {
  const owner = createDatabase(database.ownerUrl, { max: 2 });
  const web = createDatabase(database.webUrl, { max: 4 });
  const worker = createDatabase(database.workerUrl, { max: 4 });
  await Promise.all([assertSafeSession(web), assertSafeSession(worker)]);
  const mailbox = await startMailbox({ directory: mailFolder, smtpPort: 0, httpPort: 0 });
  const mailer = createMailer(mailbox.smtpUrl, {
    from: 'Guardianship service <no-reply@guardianship.example.org>',
    messageIdDomain: new URL(origin).hostname,
  });
  const clock = clockAt(parseLondon(story.found.at));
  const rulebook = await loadRulebook(owner);
  const cast = await castStory(owner, story);
  return {
    ...{ story, clock, owner, cast, mailbox, mailFolder, origin },
    deps: { db: web, now: clock.now, newId: randomUUID, randomBytes, rulebook, ...privately() },
    fire: { db: worker, newId: randomUUID, rulebook },
    send: {
      db: worker,
      newId: randomUUID,
      post: postLetters(mailer, { origin, helpLine: null }, () => undefined),
      chance: () => 0.5,
      now: () => Promise.resolve(clock.now()),
    },
    close: async () => {
      mailer.close();
      await mailbox.close();
      await Promise.all([owner, web, worker].map((db) => db.$disconnect()));
    },
  };
}

/** Keys of this performance alone, and no doorbell: the story itself wakes the worker. */
function privately(): Pick<Deps, 'vault' | 'bell'> {
  const key = () => randomBytes(32).toString('base64');
  return { vault: createVault({ masterKey: key(), indexKey: key() }), bell: { ring: () => undefined } };
}

function clockAt(start: Date): Clock {
  let at = start;
  return {
    now: () => at,
    moveTo: (next) => {
      if (next < at) throw new Error(`The story goes back in time, to ${next.toISOString()}.`);
      at = next;
    },
  };
}
