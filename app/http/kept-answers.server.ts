import type { KeptAnswers } from '#app/domain/account/kept-answers.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { formOf } from '#app/http/form.server.ts';

/** Takes what was posted, if nobody has read it yet, so that the page can offer to send it again. Never a password. */
export async function keptAnswers(request: Request, because: KeptAnswers['because']): Promise<KeptAnswers> {
  const { pathname, search } = new URL(request.url);
  const form = request.bodyUsed ? new FormData() : await formOf(request);
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !/password/iu.test(name) ? [[name, value] as const] : [],
  );
  return { kind: 'kept-answers', because, action: safePath(pathname + search) ?? '/home', fields };
}
