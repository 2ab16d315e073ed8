import { createHash, randomBytes } from 'node:crypto';

/** A session's secret: 256 random bits that only the browser keeps. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of it. The token has full entropy, so a plain hash cannot be guessed backwards. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
