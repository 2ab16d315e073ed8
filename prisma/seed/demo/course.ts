import type { RecordableWork } from '#app/domain/case/work.ts';
import type { DeclineCode } from '#app/domain/guardian/offer.ts';
import type { RefusalCode } from '#app/domain/handover/handover.ts';
import type { Moment } from '#prisma/seed/demo/moments.ts';

/** Something a person did to a case. */
export type Deed =
  | { readonly verb: 'acknowledge' }
  | { readonly verb: 'accept' }
  | { readonly verb: 'query'; readonly text: string }
  | { readonly verb: 'answer-query'; readonly text: string }
  | { readonly verb: 'refuse'; readonly code: RefusalCode; readonly proposes: string }
  | { readonly verb: 'decide'; readonly to: string }
  | { readonly verb: 'offer'; readonly to: string }
  | { readonly verb: 'accept-offer' }
  | { readonly verb: 'appoint' }
  | { readonly verb: 'decline-offer'; readonly code: DeclineCode }
  | { readonly verb: 'on-it'; readonly rule: string }
  | { readonly verb: 'record'; readonly work: RecordableWork; readonly note: string };

export type Entry = { readonly at: Moment; readonly who: string; readonly deed: Deed };

/** One invented child's course through the service. */
export type Course = {
  readonly child: string;
  readonly place: string;
  readonly language: string;
  readonly danger: boolean;
  readonly referred: Moment;
  readonly entries: readonly Entry[];
};
