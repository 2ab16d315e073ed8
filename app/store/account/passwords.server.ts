import { hash, verify } from '@node-rs/argon2';

/** Argon2id, which is this library's default algorithm. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** A hash at the same cost that no password answers, so that an unknown address takes as long as a known one. */
export const unansweredHash =
  '$argon2id$v=19$m=65536,t=3,p=1$5r8huJRoUVbQDEkCTIW8kQ$tKAz+2SIpshBJvB5EtNb0bXNazukDY/Et8L6MBIz71A';

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Whether the password is right; always does the work, also when there is no account. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? unansweredHash, password);
  return right && stored !== null;
}
