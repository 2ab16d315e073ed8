import type { FoundFault, LinkFault } from '#app/domain/audit/chain.ts';
import type { CheckpointFault } from '#app/domain/audit/checkpoint.ts';

const kinds: Readonly<Record<LinkFault, string>> = {
  edited: 'was edited: what it says is not what was hashed',
  unlinked: 'does not follow from the one before: one of the two was edited and hashed anew',
  deleted: 'was deleted',
  repeated: 'is there more than once',
  reordered: 'was moved: the entry that belongs here stands elsewhere',
  truncated: 'and all after it were cut off',
  rewritten: 'is not the one whose hash left the database: it, or entries before it, were made anew',
  'head-differs': 'is the last one, and the head of the chain names another',
};

export const faultWords = ({ seq, kind }: FoundFault): string => `Entry ${String(seq)} ${kinds[kind]}.`;

export const checkpointWords: Readonly<Record<CheckpointFault, string>> = {
  unreadable: 'is not a checkpoint',
  forged: 'was not signed with the key it names',
  'other-key': 'was signed with another key',
  'missing-before':
    'does not follow from the one before it: one between them was taken out, or one was changed',
  'out-of-order': 'is older than the one before it',
};
