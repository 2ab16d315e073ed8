/** Where a planted word was found, and in which disguise. */
export type CanaryMatch = { readonly canary: string; readonly form: Form };

export type Form = 'plain' | 'quoted-printable' | 'base64' | 'url-encoded' | 'escaped';

/**
 * Looks for planted words in anything that leaves the service: mails, log lines, job payloads, dumps.
 * Sees through quoted-printable, base64, percent, JSON and HTML encodings, letter case and Unicode form.
 */
export function findCanary(text: string, canaries: readonly string[]): CanaryMatch[] {
  const wanted = canaries
    .filter((canary) => canary.trim() !== '')
    .map((canary) => ({ canary, plain: plainly(canary) }));
  return (Object.keys(disguises) as Form[]).flatMap((form) => {
    const readings = plainly(disguises[form](text).join(betweenReadings));
    return wanted.filter(({ plain }) => readings.includes(plain)).map(({ canary }) => ({ canary, form }));
  });
}

/** No word reaches over it, so that all readings can be looked through as one text. */
const betweenReadings = '\u0000';

const disguises: Readonly<Record<Form, (text: string) => string[]>> = {
  plain: (text) => [text],
  'quoted-printable': (text) =>
    /=[0-9a-f]{2}|=\r?\n/i.test(text) ? [quotedPrintable(text), headerWords(text)] : [],
  base64: (text) => base64Runs(text),
  'url-encoded': (text) =>
    /%[0-9a-f]{2}|\+/i.test(text) ? [percent(text), percent(text.replaceAll('+', ' '))] : [],
  escaped: (text) => (/\\u[0-9a-f]{4}|&#?\w+;/i.test(text) ? [escapes(text)] : []),
};

/** Case, composed accents, folding and runs of white space do not hide a word. */
function plainly(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}

/** Bytes are decoded together, so that letters of several bytes come out whole. */
function bytes(text: string, pattern: RegExp): string {
  return text.replace(pattern, (run) => Buffer.from(run.replace(/[=%]/g, ''), 'hex').toString('utf8'));
}

function quotedPrintable(text: string): string {
  return bytes(text.replace(/=[ \t]*\r?\n/g, ''), /(?:=[0-9a-f]{2})+/gi);
}

/** RFC 2047 header words: underscores for spaces, and nothing between two neighbouring words. */
function headerWords(text: string): string {
  return quotedPrintable(text.replace(/\?=\s+=\?[^?\s]+\?q\?/gi, '').replaceAll('_', ' '));
}

function percent(text: string): string {
  return bytes(text, /(?:%[0-9a-f]{2})+/gi);
}

function escapes(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
  };
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,6});/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
}

/** Every run that may be base64 or base64url, read from each of the four places a group may begin. */
function base64Runs(text: string): string[] {
  const joined = text.replace(/\?=\s+=\?[^?\s]+\?b\?/gi, '').replace(/\r?\n[ \t]*/g, '');
  const runs = [text, joined].flatMap((source) => source.match(/[\w+/-]{6,}/g) ?? []);
  return runs.flatMap((run) =>
    [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('utf8')),
  );
}
