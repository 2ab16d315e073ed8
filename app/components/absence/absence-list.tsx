import { Tag } from '#app/components/content/tag.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { formatDay } from '#app/components/time/london.ts';

type Row = {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly absent: { readonly id: string; readonly name: string };
  readonly cover: string | null;
};

type Props = {
  readonly rows: readonly Row[];
  readonly now: string;
  /** Says whose absence each is. */
  readonly named?: boolean;
  /** Gives each a button that ends it. */
  readonly endable?: boolean;
};

/** Absences that are not over, with who stands in. */
export function AbsenceList({ rows, now, named = false, endable = false }: Props) {
  return (
    <ul className="govuk-list">
      {rows.map((row) => (
        <li key={row.id} className="govuk-!-margin-bottom-4">
          {named && <strong>{row.absent.name}: </strong>}
          {formatDay(row.startsAt)} to {formatDay(lastDay(row.endsAt))}{' '}
          {row.startsAt <= now && <Tag tone="notice">Now</Tag>}
          <br />
          {row.cover === null ? 'Nobody stands in.' : `${row.cover} stands in.`}
          {endable && (
            <PostForm>
              <input type="hidden" name="absence" value={row.id} />
              <Button tone="secondary" name="intent" value="end">
                {row.startsAt <= now ? 'End it now' : 'Take it back'}
                <span className="govuk-visually-hidden">: from {formatDay(row.startsAt)}</span>
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The end is the midnight after the last day. */
const lastDay = (endsAt: string): string => new Date(Date.parse(endsAt) - 1).toISOString();
