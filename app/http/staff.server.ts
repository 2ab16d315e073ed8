import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { roles } from '#app/domain/account/actor.ts';
import { accountStatuses, type StaffFilter } from '#app/domain/staff/staff-view.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { choice, optionalChoice, requiredText } from '#app/http/fields.server.ts';
import { parseFields } from '#app/http/form.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewPerson } from '#app/usecases/staff/view-staff.server.ts';

const filterSchema = z.object({
  role: optionalChoice(roles, '').catch(null),
  authority: z
    .string()
    .regex(/^[A-Z]{1,2}\d{3,8}$/u)
    .nullable()
    .catch(null),
  status: optionalChoice(accountStatuses, '').catch(null),
});

/** What the address narrows the staff to: codes, and never a name. A code that means nothing narrows nothing. */
export function readStaffFilter(query: URLSearchParams): StaffFilter {
  const form = parseFields(query, filterSchema);
  if (!form.ok) return { role: null, authorityId: null, status: null };
  const { role, authority, status } = form.value;
  return { role, authorityId: authority, status };
}

/** The same filter as an address keeps it. */
export function staffFilterValues({ role, authorityId: authority, status }: StaffFilter) {
  return Object.fromEntries(
    Object.entries({ role, authority, status }).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}

/** The account a page changes, for an administrator who proved lately who they are. */
export async function openPerson({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const view = await viewPerson(context.deps, actor, idFrom(params, 'userId'));
  if (!view?.may.administer) throw forbiddenAsUnknown();
  return view;
}

/** An e-mail address, in lower case. */
export const addressField = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toLowerCase() : ''),
    z.email('Enter an e-mail address in the right form, such as name@example.org').max(254),
  );

const optionalId = () =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.uuid('Choose again').nullable(),
  );

export const placementSchema = z.object({
  role: choice(roles, 'Choose a role'),
  authority: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null),
    z.string().max(200, 'Choose an authority from the list').nullable(),
  ),
  manager: optionalId(),
  organisation: optionalId(),
});

export const colleagueSchema = placementSchema.extend({
  name: requiredText('Enter their name', 120),
  email: addressField(),
});

/** Beside which field of the form a refused placement is said. */
export const placementField = (kind: string): string => {
  if (kind === 'authority-needed') return 'authority';
  if (kind === 'organisation-needed') return 'organisation';
  if (kind === 'address-taken') return 'email';
  return kind === 'manager-needed' || kind === 'not-their-manager' ? 'manager' : 'form';
};

/** What was typed, as the form shows it again. */
export const typedPlacement = ({
  role,
  authority,
  manager,
  organisation,
}: z.output<typeof placementSchema>) => ({
  role,
  authority: authority ?? '',
  manager: manager ?? '',
  organisation: organisation ?? '',
});
