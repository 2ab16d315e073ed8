/** Browsers that call themselves by another's name as well come first. */
const families: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdgA?(?:iOS)?\//u],
  ['Opera', /\bOPR\//u],
  ['Samsung Internet', /\bSamsungBrowser\//u],
  ['Firefox', /\b(?:Firefox|FxiOS)\//u],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//u],
  ['Safari', /\bSafari\//u],
];

/** The family of a browser, so that people recognise their own sessions; its version and its device are nobody's business. */
export function browserFamily(userAgent: string | null): string | null {
  return families.find(([, mark]) => mark.test(userAgent ?? ''))?.[0] ?? null;
}
