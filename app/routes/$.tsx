import type { LoaderFunctionArgs } from '@remix-run/node';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';

/** Every address that no route knows, whatever the verb. */
export const loader = (_: LoaderFunctionArgs) => {
  throw forbiddenAsUnknown();
};

export const action = loader;

export default function Unknown() {
  return null;
}
