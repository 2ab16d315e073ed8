import { z } from 'zod';
import { emergencyReasons, longestEmergencyText } from '#app/domain/audit/emergency.ts';
import { reviewOutcomes } from '#app/domain/audit/review.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { choice, requiredText, ticked } from '#app/http/fields.server.ts';

/** What is asked of somebody who needs a record in an emergency. The reference is exact, so that nobody can browse. */
export const emergencySchema = z.object({
  reference: requiredText('Enter the reference of the case', 20).refine(
    (typed) => caseReference(typed) !== null,
    'Enter all of the reference, such as C-7KQ2-M4XP',
  ),
  reason: choice(emergencyReasons, 'Choose why you need the record now'),
  text: requiredText('Say what has happened', longestEmergencyText),
  confirmed: ticked(),
});

/** What is asked of somebody who reviews. */
export const reviewSchema = z.object({
  outcome: choice(reviewOutcomes, 'Choose whether it was justified'),
  note: requiredText('Say why', 1_000),
});
