import type { LoaderFunctionArgs } from '@remix-run/node';
import { packageFormats, packagePieces } from '#app/domain/subject-request/package-html.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { makePackage } from '#app/usecases/subject-request/make-package.server.ts';

const encoder = new TextEncoder();
const types = { html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** The package of an approved request: made for this answer, streamed, and kept nowhere. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireFresh(request, context);
  const wanted = new URL(request.url).searchParams.get('format');
  const format = packageFormats.find((one) => one === wanted) ?? 'html';
  const result = await makePackage(context.deps, actor, idFrom(params, 'requestId'), format);
  if (!result.ok) throw forbiddenAsUnknown();
  const pieces = packagePieces(result.value, format);
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${result.value.number}.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
}
