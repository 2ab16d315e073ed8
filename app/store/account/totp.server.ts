import { generateSecret, generateURI, verify } from 'otplib';

/** Seconds that a code may be early or late: one step, for a clock that is a little off. */
const tolerance = 30;

/** A secret for an authenticator app: 160 bits in base 32. */
export const newTotpSecret = (): string => generateSecret();

/** What the QR code says. The label is what the app shows. */
export const totpAddress = (secret: string, label: string, issuer: string): string =>
  generateURI({ issuer, label, secret });

/** The step whose code this is, if it is right now and later than `after`; else null. A code is good once. */
export async function checkTotp(
  secret: string,
  code: string,
  { now, after }: { readonly now: Date; readonly after: bigint | null },
): Promise<bigint | null> {
  if (!/^\d{6}$/u.test(code)) return null;
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: tolerance,
    ...(after === null ? {} : { afterTimeStep: Number(after) }),
  });
  return result.valid && 'timeStep' in result ? BigInt(result.timeStep) : null;
}
