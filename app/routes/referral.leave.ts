import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { forgottenHeaders } from '#app/http/referral/draft-cookies.server.ts';

/** A page about nothing, as every service for people who are watched uses it. */
const neutral = 'https://www.bbc.co.uk/weather';

/** Forgets the referral in this browser and goes away. A link and no form: our policy lets forms lead to us only. */
export const loader = ({ context }: LoaderFunctionArgs) =>
  redirect(neutral, { status: 303, headers: forgottenHeaders(context) });
