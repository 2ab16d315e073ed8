/** Changes the keys personal fields are sealed and found under: `status`, `rotate`, `reindex`. Works while the web runs. */
import { readKeysEnv } from '#app/config/env.server.ts';
import { createDatabase } from '#app/store/shared/database.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import {
  readKeys,
  reindexNames,
  rotateKeys,
  type KeysDone,
  type KeyWork,
} from '#app/usecases/keys/change-keys.server.ts';

const usage = `Usage: npm run keys:<command>, with OWNER_DATABASE_URL and the keys of the web process
  status    say what is under which key, and which old keys can be taken out
  rotate    wrap every key anew under MASTER_KEY; old ones are in MASTER_KEYS_OLD
  reindex   make the index of names anew under INDEX_KEY; old ones are in INDEX_KEYS_OLD`;

const verbs: Readonly<Record<string, ((work: KeyWork) => Promise<KeysDone>) | null>> = {
  status: null,
  rotate: rotateKeys,
  reindex: reindexNames,
};

const [command = ''] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const change = verbs[command];
  if (change === undefined) {
    console.error(usage);
    return 2;
  }
  const env = readKeysEnv(process.env);
  const db = createDatabase(env.ownerDatabaseUrl, { max: 2 });
  try {
    const vault = createVault(env);
    const result =
      change === null ? { done: 0, left: 0 } : await change({ db, vault, now: () => new Date(), ...said() });
    if (change !== null) console.log(`Done: ${result.done}. Not done: ${result.left}.`);
    for (const line of report(await readKeys(db, vault))) console.log(line);
    return result.left > 0 ? 1 : 0;
  } finally {
    await db.$disconnect();
  }
}

/** How far it is, at most once a second. A signal ends it after the batch under way. */
function said(): Pick<KeyWork, 'progress' | 'stopping'> {
  const began = performance.now();
  let last = 0;
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping = true));
  return {
    stopping: () => stopping,
    progress: (done, left) => {
      const at = performance.now();
      if (at - last < 1_000) return;
      last = at;
      const rate = Math.round(done / Math.max((at - began) / 1_000, 0.001));
      console.log(`${done} done, ${left} could not be, ${rate} a second`);
    },
  };
}

/** What is under which key, in words, and what may be taken out of the settings. */
function report(keys: Awaited<ReturnType<typeof readKeys>>): string[] {
  const old = keys.wrapped.filter(({ keyId }) => keyId !== keys.current);
  const indexedOld = keys.indexed.filter(({ version }) => version !== keys.index);
  return [
    `Keys wrapped under ${keys.current}, the current master key: ${
      keys.wrapped.find(({ keyId }) => keyId === keys.current)?.count ?? 0
    }`,
    ...old.map(({ keyId, count }) =>
      keyId === 'v1' ? `  from before master keys had ids: ${count}` : `  under ${keyId}: ${count}`,
    ),
    old.length === 0
      ? 'Nothing is under an older master key: MASTER_KEYS_OLD can be emptied on every host, once none runs with an older MASTER_KEY.'
      : 'Keep MASTER_KEYS_OLD. Run keys:rotate again when every web process has the new MASTER_KEY.',
    ...keys.indexed.map(({ version, count }) =>
      version === keys.index
        ? `Children found under the current index (${version}): ${count}`
        : `  under ${version === '' ? 'the first index' : version}: ${count}`,
    ),
    indexedOld.length === 0
      ? 'No child is under an older index. INDEX_KEYS_OLD can be emptied 28 days after the last host got the new INDEX_KEY: return codes of drafts live that long.'
      : 'Keep INDEX_KEYS_OLD, and run keys:reindex.',
  ];
}
