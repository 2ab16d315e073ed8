import pg from 'pg';

import {
  followChain,
  withSuccessor,
  type Anchor,
  type FoundFault,
  type Link,
} from '#app/domain/audit/chain.ts';
import { linkHash } from '#app/store/audit/link-hash.server.ts';

export type Verified = {
  readonly checked: number;
  readonly head: Anchor;
  /** In the order of the chain; the first one is where to look. Empty: nothing is wrong. */
  readonly faults: readonly FoundFault[];
};

type Wanted = {
  /** Any role that may read the audit trail; the session is read-only whatever the role may do. */
  readonly url: string;
  readonly anchors: readonly Anchor[];
  readonly progress: (checked: number, of: bigint) => void;
};

const page = 10_000;
const mostFaults = 10;

/**
 * Follows the whole chain in one snapshot of the database, a page at a time, so that memory stays constant however long it
 * is. Texts and hashes are made here; the database is asked for its rows and nothing else.
 */
export async function verifyAudit({ url, anchors, progress }: Wanted): Promise<Verified> {
  const client = await connect(url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const head = await readHead(client);
    const faults: FoundFault[] = [];
    const chain = followChain({ hash: linkHash }, new Map(anchors.map(({ seq, hash }) => [seq, hash])));
    let checked = 0;
    for await (const links of pagesOf(client)) {
      for (const link of links) {
        const before = chain.tip();
        const fault = chain.take(link);
        if (fault !== null && faults.length < mostFaults)
          faults.push(withSuccessor(fault, await successorOf(client, before.hash)));
      }
      checked += links.length;
      progress(checked, head.seq);
    }
    const end = chain.end(head);
    return { checked, head, faults: end === null ? faults : [...faults, end] };
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    options:
      '-c TimeZone=UTC -c default_transaction_read_only=on -c idle_in_transaction_session_timeout=60000',
    application_name: 'audit-verify',
  });
  await client.connect();
  return client;
}

/** Rows in the order of their numbers. The next page is fetched while this one is hashed. */
async function* pagesOf(client: pg.Client): AsyncGenerator<readonly Link[]> {
  await client.query(`DECLARE links NO SCROLL CURSOR FOR
    SELECT seq::text, (extract(epoch FROM at) * 1000)::bigint::text, actor_id::text, actor_label, action, subject_type,
      subject_id, case_id::text, detail::text, encode(previous, 'hex'), encode(hash, 'hex')
    FROM audit_entry e ORDER BY e.seq`);
  const fetch = () => client.query<Row>({ text: `FETCH ${String(page)} FROM links`, rowMode: 'array' });
  let next = fetch();
  for (;;) {
    const { rows } = await next;
    if (rows.length === 0) return;
    next = fetch();
    // Should judging this page fail, nobody waits for the next one any more.
    next.catch(() => undefined);
    yield rows.map(linkFrom);
  }
}

type Row = [
  seq: string,
  at: string,
  actorId: string | null,
  actorLabel: string,
  action: string,
  subjectType: string,
  subjectId: string,
  caseId: string | null,
  detail: string,
  previous: string,
  hash: string,
];

function linkFrom(row: Row): Link {
  const [seq, at, actorId, actorLabel, action, subjectType, subjectId, caseId, detail, previous, hash] = row;
  const content = { at, actorId, actorLabel, action, subjectType, subjectId, caseId, detail };
  return { seq: BigInt(seq), ...content, previous, hash };
}

async function readHead(client: pg.Client): Promise<Anchor> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    `SELECT seq::text, encode(hash, 'hex') AS hash FROM audit_head WHERE id = 1`,
  );
  const [head] = rows;
  if (head === undefined) return { seq: 0n, hash: '' };
  return { seq: BigInt(head.seq), hash: head.hash };
}

/** Where the entry is that follows from this hash. Asked only where something is wrong: it reads the whole table. */
async function successorOf(client: pg.Client, hash: string): Promise<bigint | null> {
  const { rows } = await client.query<{ seq: string }>(
    `SELECT seq::text FROM audit_entry WHERE previous = decode($1, 'hex') ORDER BY seq LIMIT 1`,
    [hash],
  );
  return rows[0] === undefined ? null : BigInt(rows[0].seq);
}
