import { z } from 'zod';
import { requiredText } from '#app/http/fields.server.ts';

/** A password is taken as it was typed: not trimmed, and judged by the rule for passwords alone. */
const typedPassword = (missing: string) =>
  z.string(missing).min(1, missing).max(1000, 'Use 200 characters or fewer');

export const forgottenSchema = z.object({ email: requiredText('Enter your e-mail address', 254) });

export const chooseSchema = z.object({
  link: z.string().max(100).catch(''),
  newPassword: typedPassword('Enter the password you want'),
});

export const changeSchema = z.object({
  presentPassword: typedPassword('Enter the password you use now'),
  newPassword: typedPassword('Enter the password you want'),
});
