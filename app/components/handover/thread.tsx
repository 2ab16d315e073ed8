import { Timeline } from '#app/components/content/timeline.tsx';
import type { Message } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Questions about a handover and their answers, oldest first. */
export function Thread({ messages }: { readonly messages: readonly Wire<Message>[] }) {
  if (messages.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Questions and answers</h2>
      <Timeline
        entries={messages.map(({ id, at, kind, authorLabel, text }) => ({
          id,
          at,
          title: kind === 'query' ? 'Question' : 'Answer',
          by: authorLabel,
          body: <p className="govuk-body cg-typed">{text}</p>,
        }))}
      />
    </>
  );
}
