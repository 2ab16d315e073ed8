const longest = 500;

/** A path of this service to return to, or null: never another site, a scheme, or the sign-in page itself. */
export function safePath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longest) return null;
  if (!/^\/(?![/\\])[^\s\\\u0000-\u001f\u007f]*$/u.test(value)) return null;
  return /^\/sign-(in|out)\b/u.test(value) ? null : value;
}
