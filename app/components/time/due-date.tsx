import { Tag, type Tone } from '#app/components/content/tag.tsx';
import { dueWords, urgencyOf, type Urgency } from '#app/components/time/due-words.ts';
import { formatMoment } from '#app/components/time/london.ts';

type Props = {
  /** Instant, as ISO text from the loader. */
  readonly at: string;
  /** The loader's moment: the same on the server and in the browser. */
  readonly now: string;
};

/** When something is due: the weekday, date and time in London, and how far off that is. */
export function DueDate({ at, now }: Props) {
  const overdue = urgencyOf(at, now) === 'overdue';
  return (
    <span className={`cg-due${overdue ? ' cg-due--overdue' : ''}`}>
      <time dateTime={at}>{formatMoment(at)}</time>{' '}
      <strong className="cg-due__distance">{dueWords(at, now)}</strong>
    </span>
  );
}

const words: Record<Urgency, { readonly tone: Tone; readonly text: string }> = {
  overdue: { tone: 'alarm', text: 'Overdue' },
  'due-today': { tone: 'warning', text: 'Due today' },
  'due-soon': { tone: 'notice', text: 'Due soon' },
  later: { tone: 'neutral', text: 'On time' },
};

/** The same in a word, for lists. */
export function DueTag({ at, now }: Props) {
  const { tone, text } = words[urgencyOf(at, now)];
  return <Tag tone={tone}>{text}</Tag>;
}

/** A moment in the past or the future, with nothing said about how far off. */
export function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{formatMoment(at)}</time>;
}
