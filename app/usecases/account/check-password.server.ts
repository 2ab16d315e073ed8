import { demoPassword } from '#app/domain/account/demo-password.ts';
import { verifyPassword } from '#app/store/account/passwords.server.ts';

/**
 * Whether the password is right. It takes as long when there is none on record. The password of the invented accounts
 * opens nothing outside the demonstration.
 */
export async function isRightPassword(
  stored: string | null,
  typed: string,
  demonstration: boolean,
): Promise<boolean> {
  const right = await verifyPassword(stored, typed);
  return right && (demonstration || typed !== demoPassword);
}
