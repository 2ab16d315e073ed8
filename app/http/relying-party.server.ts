import type { AppLoadContext } from '@remix-run/node';
import type { RelyingParty } from '#app/domain/account/relying-party.ts';

/** This service as authenticators know it, from the one origin at which browsers reach it. */
export const relyingParty = ({ env }: AppLoadContext): RelyingParty => ({
  id: new URL(env.origin).hostname,
  origin: env.origin,
  name: 'Guardianship coordination',
});
