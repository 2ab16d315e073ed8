import { z } from 'zod';
import { timeOfDay } from '#app/http/fields.server.ts';

/** The hours in which somebody wants e-mail, as they are posted. */
export const hoursSchema = z.object({
  digestHour: timeOfDay('Choose when the daily e-mail should come'),
  quietFrom: timeOfDay('Choose when your quiet hours begin'),
  quietTo: timeOfDay('Choose when your quiet hours end'),
});
