import type { ErrorRequestHandler } from 'express';
import { doNotWait, errorWords } from '#app/components/error/error-words.ts';
import { HttpProblem, statusOf } from '#app/server/problem.ts';
import { requestIdOf } from '#app/server/request-id.ts';

export type Report = (error: unknown, requestId: string) => void;

/** The last resort, for what fails outside Remix: a page without scripts that says what to do, and no details. */
export function answerErrors(stylesheet: string, report: Report): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = statusOf(error);
    const requestId = requestIdOf(response);
    if (status >= 500 && !(error instanceof HttpProblem)) report(error, requestId);
    if (response.headersSent) {
      next(error);
      return;
    }
    response
      .status(status)
      .type('html')
      .send(page(status, requestId, stylesheet));
  };
}

function page(status: number, requestId: string, stylesheet: string): string {
  const { title, text } = errorWords(status);
  return `<!doctype html>
<html lang="en-GB" class="govuk-template"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Guardianship coordination</title>
<link rel="stylesheet" href="${stylesheet}"></head>
<body class="govuk-template__body">
<header class="cg-header"><div class="govuk-width-container cg-header__row">
<a class="cg-header__name" href="/">Guardianship coordination</a></div></header>
<div class="govuk-width-container cg-page"><main class="govuk-main-wrapper" id="main">
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${text}</p>
<p class="govuk-body">${doNotWait}</p>
<p class="govuk-body">If you report this, say this number: <strong class="cg-number">${requestId}</strong></p>
<p class="govuk-body"><a class="govuk-link" href="/home">Go to your start page</a></p>
</main></div></body></html>`;
}
