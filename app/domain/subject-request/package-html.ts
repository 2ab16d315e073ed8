import { groupNames, itemGroups, withholdReasons } from '#app/domain/subject-request/codes.ts';
import type { SubjectPackage } from '#app/domain/subject-request/request-view.ts';

export const packageFormats = ['html', 'json'] as const;
export type PackageFormat = (typeof packageFormats)[number];

/** A package piece by piece, so that it can be sent as it is made; every page bears the number of the request. */
export function* packagePieces(made: SubjectPackage, format: PackageFormat): Generator<string, undefined> {
  if (format === 'json') yield JSON.stringify(made, null, 2);
  else yield* htmlPieces(made);
  return undefined;
}

const style = `body{font:16px/1.5 Arial,sans-serif;max-width:45em;margin:2em auto;padding:0 1em;color:#0b0c0c}
.mark{position:fixed;top:45%;left:0;right:0;text-align:center;font-size:3em;color:#0b0c0c;opacity:.08;transform:rotate(-30deg);pointer-events:none}
article{border-top:1px solid #b1b4b6;padding:.5em 0;break-inside:avoid}pre{white-space:pre-wrap;font:inherit;margin:0}`;

function* htmlPieces(made: SubjectPackage): Generator<string, undefined> {
  const number = escaped(made.number);
  yield `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Request ${number}</title><style>${style}</style></head><body>`;
  yield `<div class="mark" aria-hidden="true">${number}</div><h1>What is held about you</h1>`;
  yield `<p>Request ${number}, received on ${escaped(made.receivedOn)}. Made on ${escaped(made.madeAt)}.</p>`;
  for (const group of groupNames) {
    const items = made.items.filter((one) => one.group === group);
    if (items.length > 0) yield `<h2>${escaped(itemGroups[group])}</h2>`;
    for (const one of items) yield itemHtml(one);
  }
  yield withheldHtml(made);
  yield '</body></html>';
  return undefined;
}

function itemHtml({ title, at, text, redacted }: SubjectPackage['items'][number]): string {
  const when = at === null ? '' : `<p>${escaped(at)}</p>`;
  const why = redacted
    .map((reason) => `<p>Passages are left out: ${escaped(withholdReasons[reason])}</p>`)
    .join('');
  return `<article><h3>${escaped(title)}</h3>${when}<pre>${escaped(text)}</pre>${why}</article>`;
}

function withheldHtml({ withheld }: SubjectPackage): string {
  if (withheld.length === 0) return '<h2>What is not in here</h2><p>Nothing was withheld.</p>';
  const lines = withheld.map(
    ({ reason, count }) => `<li>${String(count)}: ${escaped(withholdReasons[reason])}</li>`,
  );
  return `<h2>What is not in here</h2><ul>${lines.join('')}</ul><p>You may complain to the Information Commissioner.</p>`;
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (mark) => marks[mark] ?? '');
