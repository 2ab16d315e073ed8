import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Draft } from '#app/domain/referral/draft.ts';
import { readCode } from '#app/domain/referral/referral.ts';
import { codeIn, forgottenHeaders } from '#app/http/referral/draft-cookies.server.ts';
import { openDraft } from '#app/usecases/referral/open-draft.server.ts';

export type OpenDraft = Extract<Draft, { readonly state: 'open' }>;

/** The draft this browser works on, with its code; null when there is none, or no longer. */
export async function currentDraft(
  request: Request,
  context: AppLoadContext,
): Promise<{ readonly code: string; readonly draft: Draft } | null> {
  const code = codeIn(request, context);
  const draft = code && (await openDraft(context.deps, code));
  return code && draft ? { code, draft } : null;
}

/** As currentDraft, for a page that needs one: goes to where the code is asked for, or to the receipt. */
export async function requireDraft(
  request: Request,
  context: AppLoadContext,
): Promise<{ readonly code: string; readonly draft: OpenDraft }> {
  const current = await currentDraft(request, context);
  if (current === null) throw redirect('/referral/return?lost', { headers: forgottenHeaders(context) });
  const { code, draft } = current;
  if (draft.state === 'sent') throw redirect('/referral/sent');
  return { code, draft };
}

export type TriedCode =
  | { readonly kind: 'opened'; readonly code: string; readonly draft: Draft }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wait'; readonly seconds: number };

const longestTyped = 100;

/** Opens a draft by a code that somebody typed, slowed down by the limiter that guards sign-in. */
export async function tryCode(typed: string, context: AppLoadContext): Promise<TriedCode> {
  const { limits, clientAddress, deps } = context;
  const key = `return|${clientAddress}`;
  const seconds = await limits.address.admit(key);
  if (seconds > 0) return { kind: 'wait', seconds };
  const code = readCode(typed.slice(0, longestTyped));
  const draft = await openDraft(deps, code);
  if (draft === null) return { kind: 'unknown' };
  await limits.address.forgive(key);
  return { kind: 'opened', code, draft };
}
