import { InsetText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { Button, ButtonLink } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { requestStates } from '#app/components/subject-request/words.ts';
import { formatMoment, formatPlainDay } from '#app/components/time/london.ts';
import type { Wire } from '#app/domain/shared/wire.ts';
import { requesters } from '#app/domain/subject-request/codes.ts';
import type { SubjectRequest } from '#app/domain/subject-request/request-view.ts';

type Props = {
  readonly request: Wire<SubjectRequest>;
  readonly may: {
    readonly prepare: boolean;
    readonly withdraw: boolean;
    readonly decide: boolean;
    readonly take: boolean;
  };
};

export function RequestSummary({ request }: Pick<Props, 'request'>) {
  const { state, decidedBy, decidedAt } = request;
  return (
    <SummaryList
      rows={[
        { key: 'Case', value: <span className="cg-reference">{request.reference}</span> },
        { key: 'State', value: <Tag tone={requestStates[state].tone}>{requestStates[state].words}</Tag> },
        { key: 'Who asks', value: requesters[request.requester] },
        { key: 'Identity checked', value: request.identityChecked ? 'Yes' : 'No' },
        { key: 'Received', value: formatPlainDay(request.receivedOn) },
        { key: 'Answer by', value: `${formatPlainDay(request.dueOn)} (one month, UK GDPR art. 12(3))` },
        {
          key: 'Prepared by',
          value: `${request.recordedBy}. It covers what was held on ${formatMoment(request.recordedAt)}`,
        },
        ...(decidedAt === null
          ? []
          : [{ key: 'Approved by', value: `${decidedBy ?? ''}, ${formatMoment(decidedAt)}` }]),
      ]}
    />
  );
}

/** What this person may do with the request now. */
export function RequestActions({ request, may }: Props) {
  return (
    <>
      {may.prepare && !request.identityChecked && <Verb verb="identity" words="I have checked who asks" />}
      {may.prepare && <Verb verb="submit" words="Send it to be approved" tone="primary" />}
      {may.withdraw && <Verb verb="withdraw" words="Take it back" />}
      {may.decide && <ButtonLink to={`/requests/${request.id}/decide`}>Decide on the answer</ButtonLink>}
      {may.take && (
        <>
          <InsetText>
            The package is made when you ask for it and kept nowhere here. Each time is recorded.
          </InsetText>
          <ButtonLink to={`/requests/${request.id}/package?format=html`}>
            Take the package to print
          </ButtonLink>{' '}
          <ButtonLink to={`/requests/${request.id}/package?format=json`} tone="secondary">
            Take it as data
          </ButtonLink>
        </>
      )}
    </>
  );
}

type VerbProps = { readonly verb: string; readonly words: string; readonly tone?: 'primary' | 'secondary' };

const Verb = ({ verb, words, tone = 'secondary' }: VerbProps) => (
  <PostForm>
    <Button tone={tone} name="verb" value={verb}>
      {words}
    </Button>
  </PostForm>
);
