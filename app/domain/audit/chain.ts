/** One link as it is kept. Hashes in hexadecimal; `detail` as the database prints it. */
export type Link = {
  readonly seq: bigint;
  /** Milliseconds since 1970, in digits. */
  readonly at: string;
  readonly actorId: string | null;
  readonly actorLabel: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
};

/** What may be wrong with the chain. */
export type LinkFault =
  /** The entry says something else than when it was hashed. */
  | 'edited'
  /** It was hashed anew and does not follow from the one before, so one of the two was edited. */
  | 'unlinked'
  | 'deleted'
  /** Its number is there twice. */
  | 'repeated'
  /** The entry that should stand here stands elsewhere. */
  | 'reordered'
  /** The newest entries are gone. */
  | 'truncated'
  /** The links fit each other and not what left the database: the chain was made anew. */
  | 'rewritten'
  /** The head names another end than the last entry. */
  | 'head-differs';

export type FoundFault = { readonly seq: bigint; readonly kind: LinkFault };

/** What left the database: the hash of one entry. */
export type Anchor = { readonly seq: bigint; readonly hash: string };

export const beforeFirst = '00';

const quoted = (text: string | null) => (text === null ? 'null' : JSON.stringify(text));

/**
 * The text that an entry's hash covers, letter by letter as PostgreSQL prints the array. It is made here a second time so
 * that the verifier need not believe a function that lives beside the entries.
 */
export function linkText(link: Omit<Link, 'previous' | 'hash'>): string {
  const { seq, at, actorId, actorLabel, action, subjectType, subjectId, caseId, detail } = link;
  const texts = [actorId, actorLabel, action, subjectType, subjectId, caseId].map(quoted);
  return `[${String(seq)}, ${at}, ${texts.join(', ')}, ${detail}]`;
}

export type Chain = {
  /** Judges the next entry in order; null when it is sound. */
  readonly take: (link: Link) => FoundFault | null;
  /** The hash that the next entry must follow from. */
  readonly tip: () => Anchor;
  /** Judges the end against the head and against what left the database. */
  readonly end: (head: Anchor) => FoundFault | null;
};

type Tools = {
  /** SHA-256 of some bytes, given in hexadecimal, and a text after them; in hexadecimal. */
  readonly hash: (previous: string, text: string) => string;
};

/** Follows a chain in constant memory from a known link on, or from the first. After a fault it goes on from what is kept. */
export function followChain(
  { hash }: Tools,
  anchors: ReadonlyMap<bigint, string>,
  from: Anchor = { seq: 0n, hash: beforeFirst },
): Chain {
  let tip = from;
  const furthest = [...anchors.keys()].reduce((most, seq) => (seq > most ? seq : most), 0n);
  return {
    take: (link) => {
      const kind = judgeLink(tip, link, hash) ?? judgeAnchor(anchors, link);
      const seq = kind === 'deleted' ? tip.seq + 1n : link.seq;
      tip = { seq: link.seq, hash: link.hash };
      return kind === null ? null : { seq, kind };
    },
    tip: () => tip,
    end: (head) => {
      if (head.seq > tip.seq || furthest > tip.seq) return { seq: tip.seq + 1n, kind: 'truncated' };
      return head.seq === tip.seq && head.hash === tip.hash ? null : { seq: tip.seq, kind: 'head-differs' };
    },
  };
}

function judgeLink(tip: Anchor, link: Link, hash: Tools['hash']): LinkFault | null {
  if (link.seq > tip.seq + 1n) return 'deleted';
  if (link.seq <= tip.seq) return 'repeated';
  const isSound = hash(link.previous, linkText(link)) === link.hash;
  if (!isSound) return 'edited';
  return link.previous === tip.hash ? null : 'unlinked';
}

const judgeAnchor = (anchors: ReadonlyMap<bigint, string>, { seq, hash }: Link): LinkFault | null => {
  const said = anchors.get(seq);
  return said === undefined || said === hash ? null : 'rewritten';
};

/**
 * Names a fault better once it is known where the true next entry stands: if it stands elsewhere, entries were moved.
 * `successor` is the number of the entry that follows from the last sound one, if there is any.
 */
export function withSuccessor(found: FoundFault, successor: bigint | null): FoundFault {
  const moved = successor !== null && successor !== found.seq;
  return moved && (found.kind === 'edited' || found.kind === 'unlinked' || found.kind === 'deleted')
    ? { ...found, kind: 'reordered' }
    : found;
}
