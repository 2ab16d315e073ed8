import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

import { statementText, type Checkpoint, type Seals, type Statement } from '#app/domain/audit/checkpoint.ts';

/** Signs what leaves the database. Who holds only the public key can check a signature and cannot make one. */
export type CheckpointSigner = {
  readonly publicKey: string;
  readonly sign: (statement: Statement) => Checkpoint;
};

/** How Ed25519 keys are written: fixed bytes of the format, then the 32 bytes of the key. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Makes the signer whose seed is the audit key, 32 bytes in base64. */
export function createCheckpointSigner(auditKey: string): CheckpointSigner {
  const seed = Buffer.from(auditKey, 'base64');
  if (seed.length !== 32) throw new Error('AUDIT_KEY must be 32 bytes in base64.');
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = spki.subarray(publicPrefix.length).toString('base64url');
  return {
    publicKey,
    sign: (statement) => ({
      ...statement,
      key: publicKey,
      signature: sign(null, Buffer.from(statementText(statement), 'utf8'), key).toString('base64url'),
    }),
  };
}

/** The cryptography that the rules about checkpoints are given. */
export const seals: Seals = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  verify: (publicKey, text, signature) => {
    const raw = Buffer.from(publicKey, 'base64url');
    if (raw.length !== 32) return false;
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'));
  },
};
