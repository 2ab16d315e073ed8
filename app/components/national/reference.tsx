import { Tag } from '#app/components/content/tag.tsx';

type Props = {
  readonly to: string;
  readonly reference: string;
  readonly immediateDanger: boolean;
};

/** A case by its reference, never by a name, with the mark of danger in words. */
export function Reference({ to, reference, immediateDanger }: Props) {
  return (
    <>
      <a className="govuk-link cg-reference" href={to}>
        {reference}
      </a>
      {immediateDanger && (
        <>
          {' '}
          <Tag tone="alarm">Danger reported</Tag>
        </>
      )}
    </>
  );
}
