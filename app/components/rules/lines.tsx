/** A sentence a line, in a cell. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  const [only] = lines;
  if (lines.length === 1) return <>{only}</>;
  return (
    <ul className="govuk-list cg-reasons">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
