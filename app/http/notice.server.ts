import { z } from 'zod';
import { uuid } from '#app/http/fields.server.ts';
import type { Which } from '#app/usecases/notice/mark-read.server.ts';

const again = 'Open your inbox again and choose there';

/** One notice, or all there were when the page was made. */
export const markSchema = z.union([
  z.object({ notice: uuid(again) }).transform(({ notice }): Which => ({ noticeId: notice })),
  z.object({ upTo: z.iso.datetime(again) }).transform(({ upTo }): Which => ({ upTo: new Date(upTo) })),
]);
