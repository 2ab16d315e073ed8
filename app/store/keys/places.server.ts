/** A column of keys wrapped by the master key, and whose key it is: what the wrapping is bound to begins with `owner`. */
export type WrappedPlace = { readonly table: string; readonly column: string; readonly owner: string };

/**
 * Every place of the database that holds something wrapped by the master key. A test compares it with the schema, so that
 * no new place can be left out: what it leaves out is lost when the old master key goes.
 */
export const wrappedPlaces: readonly WrappedPlace[] = [
  { table: 'access_alert', column: 'wrapped_key', owner: 'alert:' },
  { table: 'authenticator_app', column: 'wrapped_key', owner: 'authenticator:' },
  { table: 'child', column: 'wrapped_key', owner: 'child:' },
  { table: 'emergency_access', column: 'wrapped_key', owner: 'emergency:' },
  { table: 'handover', column: 'wrapped_key', owner: 'handover:' },
  { table: 'referral_draft', column: 'wrapped_key', owner: 'draft:' },
];
