import { readCode } from '#app/domain/referral/referral.ts';
import { sameSecret } from '#app/store/shared/vault.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What a browser keeps of a code: the code, and proof that it was given by us, so that codes cannot be guessed by cookie. */
export const ticketFor = (deps: Pick<Deps, 'vault'>, code: string): string =>
  `${code}.${proofOf(deps, code)}`;

const longestTicket = 100;

/** The code of a ticket that we gave; null for any other. */
export function codeOfTicket(deps: Pick<Deps, 'vault'>, ticket: string): string | null {
  const [typed = '', proof = ''] = ticket.slice(0, longestTicket).split('.');
  const code = readCode(typed);
  const proofs = deps.vault.fingerprints('draft-ticket', code);
  return proofs.some((known) => sameSecret(proof, known)) ? code : null;
}

const proofOf = ({ vault }: Pick<Deps, 'vault'>, code: string): string =>
  vault.fingerprint('draft-ticket', code);
