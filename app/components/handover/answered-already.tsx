import type { FormState } from '#app/components/form/form-state.ts';
import { HandoverOutcome } from '#app/components/handover/outcome.tsx';
import { Page } from '#app/components/layout/page.tsx';
import type { HandoverView } from '#app/domain/handover/handover-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly view: Wire<HandoverView>;
  readonly form: FormState;
  /** The answer that can no longer be given, as a noun. */
  readonly title: string;
};

/** For the second of two people who answer at once: what the first one did. */
export function AnsweredAlready({ view: { handover, preview }, form, title }: Props) {
  return (
    <Page title={title} form={form} caption={preview?.reference} back={backTo(handover.id)}>
      <p className="govuk-body">Nothing waits for this answer any more. This is how the handover stands:</p>
      <HandoverOutcome handover={handover} />
      {handover.state === 'queried' && (
        <p className="govuk-body">A question has been asked and waits for its answer.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={`/handovers/${handover.id}`}>
          See the handover
        </a>
      </p>
    </Page>
  );
}

export const backTo = (handoverId: string) => ({ to: `/handovers/${handoverId}`, words: 'The handover' });
