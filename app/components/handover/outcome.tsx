import { InsetText } from '#app/components/content/notes.tsx';
import { refusalWords } from '#app/components/handover/words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { HandedOn, HandoverFacts } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly handover: Wire<HandoverFacts>;
  readonly handedOn?: Wire<HandedOn> | null;
};

/** What became of a handover that waits no more, and who has the child now if it went on to another authority. */
export function HandoverOutcome({ handover, handedOn }: Props) {
  return (
    <>
      <Answer handover={handover} />
      {handedOn && <HandedOnNote handedOn={handedOn} />}
    </>
  );
}

/** Who answered, when, and what. */
function Answer({ handover }: Props) {
  const by = handover.answeredBy ?? 'Somebody';
  const when = handover.answeredAt === null ? '' : ` on ${formatMoment(handover.answeredAt)}`;
  if (handover.state === 'accepted')
    return (
      <InsetText>
        {by} accepted this handover for {handover.toAuthority.name}
        {when}. Responsibility passed at that moment.
      </InsetText>
    );
  const { refusalCode, proposedAuthority } = handover;
  if (refusalCode === null) return null;
  return (
    <InsetText>
      <p className="govuk-body">
        {by} refused this handover for {handover.toAuthority.name}
        {when}: {refusalWords[refusalCode].toLowerCase()}.
      </p>
      {proposedAuthority && <p className="govuk-body">Proposed instead: {proposedAuthority.name}.</p>}
      <p className="govuk-body">
        {handover.state === 'refused'
          ? 'A national coordinator decides who has to answer. Until an authority accepts, the one where the child was found stays responsible.'
          : 'A national coordinator has decided, and sent the handover again.'}
      </p>
    </InsetText>
  );
}

/** Proof, for an authority that sees the case no more, that the child is another authority's now. */
function HandedOnNote({ handedOn }: { readonly handedOn: Wire<HandedOn> }) {
  return (
    <InsetText>
      {handedOn.authority} accepted this child on {formatMoment(handedOn.at)}. You see nothing else of the
      case.
    </InsetText>
  );
}
