import { generate } from 'otplib';

/** An authenticator app: it shows the code of a key at a moment. */
export const codeAt = (secret: string, at: Date): Promise<string> =>
  generate({ secret: secret.replaceAll(' ', ''), epoch: Math.floor(at.getTime() / 1000) });

/** The key as a page shows it to whoever cannot scan. */
export const keyOn = (html: string): string =>
  /<code class="cg-codes">([A-Z2-7 ]+)<\/code>/u.exec(html)?.[1]?.replaceAll(' ', '') ?? '';

/** The recovery codes on a page. */
export const recoveryCodesOn = (html: string): readonly string[] =>
  [...html.matchAll(/<li><code>([0-9a-z-]{19})<\/code>/gu)].map(([, code = '']) => code);
