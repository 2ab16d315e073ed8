/** Reads one cookie, or null. The first of two namesakes wins, as browsers send the more specific one first. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

/** A cookie that scripts cannot read and other sites cannot post with. Lax, so that a link in an e-mail still opens the inbox. */
export function cookie(name: string, value: string, secure: boolean): string {
  return [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])].join('; ');
}

export const clearedCookie = (name: string, secure: boolean): string =>
  `${cookie(name, '', secure)}; Max-Age=0`;
