import { Table } from '#app/components/content/table.tsx';
import { Tag, type Tone } from '#app/components/content/tag.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { SentReferral } from '#app/domain/referral/receipt-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Sent = Wire<SentReferral>;
type Props = { readonly rows: readonly Sent[]; readonly now: string };

/** What became of each referral, by its reference and never by a name. */
export function SentTable({ rows, now }: Props) {
  return (
    <Table
      caption="Referrals you sent, the newest first"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Reference', cell: ({ reference }) => <span className="cg-reference">{reference}</span> },
        { heading: 'Sent', cell: ({ receivedAt }) => formatMoment(receivedAt) },
        { heading: 'Authority', cell: ({ authority }) => authority ?? 'Being decided' },
        { heading: 'Answer', cell: (row) => <Answer row={row} now={now} /> },
        {
          heading: 'Guardian',
          cell: ({ guardian }) => (guardian ? 'Appointed' : 'Not appointed yet'),
        },
      ]}
    />
  );
}

const states: Readonly<Record<NonNullable<Sent['state']>, { readonly words: string; readonly tone: Tone }>> =
  {
    sent: { words: 'Not seen yet', tone: 'warning' },
    acknowledged: { words: 'Seen, not answered yet', tone: 'notice' },
    queried: { words: 'The authority asked a question', tone: 'notice' },
    accepted: { words: 'Accepted', tone: 'good' },
    refused: { words: 'Refused: the coordinators decide', tone: 'warning' },
    superseded: { words: 'Put before another authority', tone: 'notice' },
  };

function Answer({ row, now }: { readonly row: Sent; readonly now: string }) {
  const { words, tone } = states[row.state ?? 'superseded'];
  return (
    <>
      <Tag tone={tone}>{words}</Tag> {whenWords(row, now)}
    </>
  );
}

const waiting: readonly Sent['state'][] = ['sent', 'acknowledged', 'queried'];

/** By when an answer is due, or when it came. */
function whenWords({ state, answeredAt, answerBy }: Sent, now: string): string {
  if (!waiting.includes(state)) return answeredAt === null ? '' : formatMoment(answeredAt);
  if (answerBy === null) return '';
  return `${answerBy < now ? 'was due' : 'due'} ${formatMoment(answerBy)}`;
}
