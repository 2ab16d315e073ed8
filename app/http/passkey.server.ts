import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';
import { cookie, readCookie } from '#app/http/cookies.server.ts';
import { optionalText } from '#app/http/fields.server.ts';
import type { FactorProof } from '#app/usecases/account/prove-factor.server.ts';

const cookieName = (secure: boolean): string => (secure ? '__Host-passkey' : 'passkey');

/** Binds a challenge to the browser that asked for it. */
export const challengeCookie = (id: string, secure: boolean): string =>
  cookie(cookieName(secure), id, secure);

/** The challenge this browser was given last; null when it holds none. */
export function challengeOf(request: Request, context: AppLoadContext): string | null {
  const id = z.uuid().safeParse(readCookie(request.headers.get('Cookie'), cookieName(context.env.secure)));
  return id.success ? id.data : null;
}

/** What a browser's script posts: what the authenticator answered, as JSON. */
export const passkeyAnswer = z.preprocess(readJson, z.looseObject({ id: z.string().max(2000) }).nullable());

const longest = 20_000;

function readJson(value: unknown): unknown {
  if (typeof value !== 'string' || value === '' || value.length > longest) return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** The fields of every form in which somebody shows a second factor: any one of them. */
export const proofFields = {
  passkey: passkeyAnswer.catch(null),
  code: optionalText(20),
  recoveryCode: optionalText(60),
};

type Shown = z.output<z.ZodObject<typeof proofFields>>;

/** What was shown; null when nothing was. */
export function proofOf(
  { passkey, code, recoveryCode }: Shown,
  challengeId: string | null,
): FactorProof | null {
  if (passkey !== null) return { by: 'passkey', response: passkey, challengeId };
  if (code !== null) return { by: 'authenticator', code: code.replaceAll(/\s/gu, '') };
  return recoveryCode === null ? null : { by: 'recovery-code', code: recoveryCode };
}
