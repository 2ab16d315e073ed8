import { Table } from '#app/components/content/table.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { FactorsView } from '#app/domain/account/factors-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  readonly used: string | null;
};

/** What somebody signs in with, and how many recovery codes are left. */
export function FactorList({ factors }: { readonly factors: Wire<FactorsView> }) {
  const rows: readonly Row[] = [
    ...factors.passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name: `Passkey: ${name}`,
      since: createdAt,
      used: lastUsedAt,
    })),
    ...(factors.authenticatorSince === null
      ? []
      : [{ id: 'authenticator', name: 'Authenticator app', since: factors.authenticatorSince, used: null }]),
  ];
  const left = factors.recoveryCodesLeft;
  return (
    <>
      {rows.length > 0 && (
        <Table
          caption="Passkeys and authenticator app"
          captionHidden
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { heading: 'Way', cell: ({ name }) => name },
            { heading: 'Set up', cell: ({ since }) => <Moment at={since} /> },
            { heading: 'Last used', cell: ({ used }) => (used === null ? '–' : <Moment at={used} />) },
            { heading: 'Remove', cell: (row) => <Remove row={row} /> },
          ]}
        />
      )}
      <ButtonLink to="/set-up-sign-in" tone="secondary">
        Add a passkey or an authenticator app
      </ButtonLink>
      <p className="govuk-body">
        Recovery codes left: <strong>{left}</strong>.{' '}
        <a className="govuk-link" href="/account/recovery-codes">
          Make new recovery codes
        </a>
      </p>
    </>
  );
}

function Remove({ row: { id, name } }: { readonly row: Row }) {
  return (
    <a className="govuk-link" href={`/account/remove-factor?factor=${id}`}>
      Remove<span className="govuk-visually-hidden"> {name}</span>
    </a>
  );
}
