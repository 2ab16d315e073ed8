import { ClosingGlance } from '#app/components/closing/closing-glance.tsx';
import { Details, InsetText, WarningText } from '#app/components/content/notes.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { genderWords, languageWords, nationWords } from '#app/components/handover/words.ts';
import { lasting } from '#app/components/case/lasting.ts';
import { formatMoment, formatPlainDay } from '#app/components/time/london.ts';
import type { CaseHeader } from '#app/domain/case/case-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly header: Wire<CaseHeader>; readonly now: string };

/** Who the child is, who is responsible and who is the guardian; loud where nobody is. */
export function CaseSummary({ header, now }: Props) {
  return (
    <>
      {header.guardian === null && header.status === 'open' && <NoGuardian header={header} now={now} />}
      {header.immediateDanger && (
        <WarningText>Whoever referred this child reported immediate danger.</WarningText>
      )}
      {header.erasedAt !== null && <Erased at={header.erasedAt} />}
      <ClosingGlance header={header} />
      <CaseTags header={header} />
      <SummaryList rows={rowsOf(header)} />
      {header.rights.identity && header.erasedAt === null && <MoreAbout header={header} />}
      <CaseActs header={header} />
    </>
  );
}

function CaseActs({ header: { caseId, rights, closing } }: Pick<Props, 'header'>) {
  return (
    <>
      {rights.record && <ButtonLink to={`/cases/${caseId}/record`}>Record what was done</ButtonLink>}
      {rights.proposeClosing && closing === null && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/cases/${caseId}/closing`}>
            Close this case
          </a>
        </p>
      )}
    </>
  );
}

/** The same in a line, for the parts of a case that are about something else. */
export function CaseLine({ header, now }: Props) {
  const { ageYears, authority, guardian } = header;
  return (
    <>
      {guardian === null && header.status === 'open' && <NoGuardian header={header} now={now} />}
      <p className="govuk-body">
        {ageYears === null ? 'Age not known' : `${ageYears} years`}. {authority}
        {header.acceptedAt === null && ' (has not accepted yet)'}.{' '}
        {guardian === null ? 'No guardian.' : `Guardian: ${guardian.name}.`}
      </p>
      <ClosingGlance header={header} />
    </>
  );
}

/** Says that what is missing was destroyed, and not overlooked. */
export function Erased({ at }: { readonly at: string }) {
  return (
    <InsetText>
      Names, the referral and notes were erased on {formatMoment(at)}. Coded facts stay. What was erased
      cannot be read by anybody.
    </InsetText>
  );
}

function CaseTags({ header: { status, acceptedAt } }: Pick<Props, 'header'>) {
  return (
    <p className="govuk-body cg-case-tags">
      {status === 'open' ? <Tag tone="notice">Open</Tag> : <Tag tone="neutral">Closed</Tag>}{' '}
      {acceptedAt === null ? (
        <Tag tone="warning">Responsibility not accepted yet</Tag>
      ) : (
        <Tag tone="good">Responsibility accepted</Tag>
      )}
    </p>
  );
}

function NoGuardian({ header, now }: Props) {
  return (
    <section className="cg-alarm" aria-labelledby="no-guardian">
      <h2 className="govuk-heading-m" id="no-guardian">
        No guardian yet
      </h2>
      <p className="govuk-body">
        {header.unguardedSince && (
          <>
            This child has had no guardian for <strong>{lasting(header.unguardedSince, now)}</strong>, since{' '}
            {formatMoment(header.unguardedSince)}.{' '}
          </>
        )}
        {header.offer === 'offered' && 'A guardian has been asked and has not answered yet.'}
        {header.offer === 'accepted' && 'A guardian has accepted and waits to be appointed.'}
        {header.offer === null && 'Nobody has been asked at present.'}
      </p>
      {header.rights.seeCandidates && (
        <a className="govuk-link" href={`/cases/${header.caseId}/guardian`}>
          Find a guardian for this child
        </a>
      )}
    </section>
  );
}

function rowsOf(header: Wire<CaseHeader>) {
  const { guardian } = header;
  return [
    { key: 'Age', value: header.ageYears === null ? 'Not known' : `${header.ageYears} years` },
    {
      key: 'Language',
      value: `${languageWords(header.language)}${header.interpreterNeeded ? ', interpreter needed' : ''}`,
    },
    { key: 'Responsible authority', value: authorityWords(header) },
    { key: 'Social worker', value: header.worker ?? 'Nobody named yet' },
    {
      key: 'Guardian',
      value:
        guardian === null ? (
          'Nobody'
        ) : (
          <>
            {guardian.name}, since {formatMoment(guardian.since)}
            {header.rights.identity && (
              <>
                <br />
                <a className="govuk-link" href={`/appointments/${guardian.appointmentId}/letter`}>
                  Letter of appointment
                </a>
              </>
            )}
          </>
        ),
    },
  ];
}

function authorityWords({ authority, acceptedAt, asked, nation }: Wire<CaseHeader>): string {
  const place = `${authority} (${nationWords[nation]})`;
  const accepted =
    acceptedAt === null
      ? 'has not accepted yet and is responsible all the same'
      : `accepted on ${formatMoment(acceptedAt)}`;
  const other = asked === null || asked === authority ? '' : `. ${asked} has been asked to take over`;
  return `${place}, ${accepted}${other}`;
}

function MoreAbout({ header: { identity, gender, openedAt } }: { readonly header: Wire<CaseHeader> }) {
  return (
    <Details summary="More about the child">
      <SummaryList
        rows={[
          {
            key: 'Date of birth',
            value: identity?.birthDate ? formatPlainDay(identity.birthDate) : 'Not known',
          },
          { key: 'Other names', value: orElse(identity?.aliases, 'None known') },
          { key: 'Nationality', value: orElse(identity?.nationality, 'Not known') },
          { key: 'Gender', value: genderWords(gender) },
          { key: 'Referred', value: formatMoment(openedAt) },
        ]}
      />
    </Details>
  );
}

const orElse = (text: string | undefined, none: string) => (text === undefined || text === '' ? none : text);
