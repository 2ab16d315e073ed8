import type { SummaryRow } from '#app/components/content/summary-list.tsx';
import { codeWords } from '#app/components/oversight/attempt-words.ts';
import { outboxWords } from '#app/components/oversight/invariant-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { EmailHistory } from '#app/domain/oversight/attempt-log.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Email = Wire<EmailHistory>;

/** What is known of an e-mail: who, when and how it stands. Never what it is about. */
export function emailRows(email: Email): readonly SummaryRow[] {
  const { to, kind, urgent, state, createdAt, nextAttemptAt, settledAt, reason, messageId, notice } = email;
  return [
    { key: 'To', value: to },
    { key: 'Kind', value: `${codeWords(kind)}${urgent ? ', urgent' : ''}` },
    { key: 'State', value: outboxWords(state) },
    ...(reason === null ? [] : [{ key: 'Because', value: codeWords(reason) }]),
    { key: 'Owed since', value: <Moment at={createdAt} /> },
    ...(state === 'pending' ? [{ key: 'Tried again', value: <Moment at={nextAttemptAt} /> }] : []),
    ...(settledAt === null ? [] : [{ key: 'Settled', value: <Moment at={settledAt} /> }]),
    { key: 'Notice in the inbox', value: <Notice notice={notice} /> },
    { key: 'Message-ID', value: <span className="cg-codes">{messageId}</span> },
  ];
}

function Notice({ notice }: Pick<Email, 'notice'>) {
  if (notice === null) return <>Not shown to you, or this e-mail tells of no single notice</>;
  return (
    <>
      Written <Moment at={notice.createdAt} />,{' '}
      {notice.readAt === null ? (
        'not read yet'
      ) : (
        <>
          read <Moment at={notice.readAt} />
        </>
      )}
    </>
  );
}
