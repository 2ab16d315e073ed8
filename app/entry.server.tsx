import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { MarksProvider } from '#app/components/layout/marks.tsx';

const renderLimit = 10_000;

/** Renders the whole page before the first byte leaves, so that a fault while rendering is still an honest 500. */
// eslint-disable-next-line max-params -- Remix fixes the number and the order of these arguments.
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const page = (
    <MarksProvider value={{ nonce: context.nonce, requestId: context.requestId }}>
      <RemixServer context={remix} url={request.url} abortDelay={renderLimit} nonce={context.nonce} />
    </MarksProvider>
  );
  const { body, failed } = await render(page, context);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status });
}

type Rendered = { readonly body: PassThrough; readonly failed: boolean };

function render(page: React.ReactElement, context: AppLoadContext): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: context.nonce,
      onAllReady() {
        clearTimeout(timer);
        const body = new PassThrough();
        resolve({ body, failed });
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        failed = true;
        context.report(error);
      },
    });
    const timer = setTimeout(abort, renderLimit);
  });
}

/**
 * Keeps the fault under the request's id and never in the answer. An address or a method that no route has is the asker's
 * mistake, and no fault of ours.
 */
export function handleError(
  error: unknown,
  { context, request }: { context: AppLoadContext; request: Request },
): void {
  const isTheirs = isRouteErrorResponse(error) && error.status < 500;
  if (!isTheirs && !request.signal.aborted) context.report(error);
}
