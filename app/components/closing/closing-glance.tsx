import { closeWords } from '#app/components/closing/words.ts';
import { InsetText } from '#app/components/content/notes.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly header: Wire<CaseHeader>;
  /** Left out on the pages that say why themselves. */
  readonly linked?: boolean;
};

/** At the head of a case: that it is closed, since when and why, or that somebody wants it closed. */
export function ClosingGlance({ header, linked = true }: Props) {
  const { closing, caseId, erasedAt } = header;
  if (closing === null) return null;
  const again = header.rights.reopen && erasedAt === null;
  const why = closing.reason === null ? '' : ` ${closeWords[closing.reason]}.`;
  const link = (words: string) =>
    linked && (
      <a className="govuk-link" href={`/cases/${caseId}/closing`}>
        {words}
      </a>
    );
  if (closing.kind === 'proposed')
    return (
      <InsetText>
        It was proposed on {formatMoment(closing.at)} to close this case.{why} Somebody else decides.{' '}
        {link('Read the proposal')}
      </InsetText>
    );
  return (
    <InsetText>
      <strong>Closed on {formatMoment(closing.at)}.</strong>
      {why} The case can be read and no longer worked.{' '}
      {erasedAt === null && 'A coordinator or a service manager can open it again. '}
      {link(again ? 'Read why it was closed, or open it again' : 'Read why it was closed')}
    </InsetText>
  );
}
