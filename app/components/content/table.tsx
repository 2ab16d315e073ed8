import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
};

type Props<Row> = {
  readonly caption: string;
  /** Leaves the caption to screen readers where a heading already says it. */
  readonly captionHidden?: boolean;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
};

/** A list of like things. On a phone each row becomes a card with its headings beside the answers. */
export function Table<Row>({ caption, captionHidden, rows, keyOf, columns }: Props<Row>) {
  return (
    <table className="govuk-table cg-table" role="table">
      <caption
        className={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {columns.map(({ heading, numeric }) => (
            <th key={heading} scope="col" role="columnheader" className={cellClass('header', numeric)}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {rows.map((row) => (
          <TableRow key={keyOf(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function TableRow<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  return (
    <tr className="govuk-table__row" role="row">
      {columns.map(({ heading, cell, numeric }, index) =>
        index === 0 ? (
          <th key={heading} scope="row" role="rowheader" className={cellClass('header')}>
            {cell(row)}
          </th>
        ) : (
          <td key={heading} role="cell" data-label={heading} className={cellClass('cell', numeric)}>
            <div className="cg-table__value">{cell(row)}</div>
          </td>
        ),
      )}
    </tr>
  );
}

const cellClass = (kind: 'header' | 'cell', numeric?: boolean) =>
  `govuk-table__${kind}${numeric ? ` govuk-table__${kind}--numeric` : ''}`;
