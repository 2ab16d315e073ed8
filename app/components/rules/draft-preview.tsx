import { WarningText } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import { countWords } from '#app/components/rules/draft-words.ts';
import { MoveNumbers, MoveTable } from '#app/components/rules/moves.tsx';
import type { Move, MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import type { RuleDraft } from '#app/domain/rules/draft-view.ts';
import type { KeyPage } from '#app/domain/shared/key-page.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly draft: Wire<RuleDraft>;
  readonly preview: { readonly counts: MoveCounts; readonly page: Wire<KeyPage<Move>> };
  /** The numbers have changed since the draft was submitted. */
  readonly since: boolean;
  readonly now: string;
};

/** Which running deadlines the new version would move, computed at this moment as the change itself computes it. */
export function DraftPreview({ draft, preview: { counts, page }, since, now }: Props) {
  const to = (name: string, cursor: string | null) =>
    cursor === null ? null : `/rules/drafts/${draft.id}?${name}=${cursor}#moves`;
  return (
    <section aria-labelledby="moves">
      <h2 className="govuk-heading-m" id="moves">
        {draft.recompute ? 'What would move' : 'What would move, if they were computed again'}
      </h2>
      {!draft.recompute && (
        <p className="govuk-body">
          This draft leaves deadlines that run already as they are. If they were computed again:
        </p>
      )}
      <MoveNumbers counts={counts} />
      {since && draft.preview !== null && (
        <WarningText>
          This has changed since it was submitted. Then: {countWords(draft.preview).join(' ')}
        </WarningText>
      )}
      {page.rows.length > 0 && <MoveTable moves={page.rows} now={now} />}
      <Pagination
        newer={to('before', page.before)}
        older={to('after', page.after)}
        words={{ newer: 'Previous', older: 'Next' }}
      />
    </section>
  );
}
