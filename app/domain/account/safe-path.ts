const longest = 500;

/** A path of this service to return to, or null: never another site, a scheme, or the pages themselves that ask who one is. */
export function safePath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  if (!/^\/(?![/\\])[^\s\\\u0000-\u001f\u007f]*$/u.test(value)) return null;
  return /^\/(sign-(in|out)|confirm-it-is-you|second-step|set-up-sign-in|choose-password|forgotten-password)\b/u.test(
    value,
  )
    ? null
    : value;
}
