import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

/** Why an authority refuses responsibility, as codes a coordinator can act on. */
export const refusalCodes = [
  'child-not-in-our-area',
  'another-authority-already-responsible',
  'boundary-dispute',
  'child-is-adult-by-evidence',
  'transfer-scheme-places-elsewhere',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type HandoverState = 'sent' | 'acknowledged' | 'queried' | 'accepted' | 'refused' | 'superseded';

export const openHandoverStates = [
  'sent',
  'acknowledged',
  'queried',
] as const satisfies readonly HandoverState[];

export type HandoverAnswer =
  | { readonly verb: 'acknowledge' }
  | { readonly verb: 'accept' }
  | { readonly verb: 'refuse'; readonly code: RefusalCode; readonly proposedAuthorityId: string | null }
  | { readonly verb: 'query' };

export type HandoverRefusal =
  { readonly kind: 'already-answered' } | { readonly kind: 'same-authority-proposed' };

/** What the answer makes of the handover. Asking a question does not stop the clock. */
export function answerHandover(
  state: HandoverState,
  answer: HandoverAnswer,
  toAuthorityId: string,
): Result<HandoverState, HandoverRefusal> {
  if (!isOpen(state)) return refuse({ kind: 'already-answered' });
  switch (answer.verb) {
    case 'acknowledge':
      return state === 'sent' ? accept('acknowledged') : refuse({ kind: 'already-answered' });
    case 'accept':
      return accept('accepted');
    case 'query':
      return accept('queried');
    case 'refuse':
      return answer.proposedAuthorityId === toAuthorityId
        ? refuse({ kind: 'same-authority-proposed' })
        : accept('refused');
  }
}

/** The coordinator's ruling on a refused handover: it stands where it is, or goes to another authority. */
export function decideDispute(state: HandoverState): Result<'decided', { readonly kind: 'not-in-dispute' }> {
  return state === 'refused' ? accept('decided') : refuse({ kind: 'not-in-dispute' });
}

export function isOpen(state: HandoverState): boolean {
  return (openHandoverStates as readonly string[]).includes(state);
}
