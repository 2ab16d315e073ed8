/** Whom to ring, on every page: the service is no emergency line. */
export function Footer({ helpPhone }: { readonly helpPhone: string | null }) {
  return (
    <footer className="cg-footer">
      <div className="govuk-width-container">
        <h2 className="govuk-heading-s">Who to ring</h2>
        <ul className="govuk-list">
          <li>
            A child is in danger now: <a href="tel:999">999</a>
          </li>
          {helpPhone && (
            <li>
              The national coordination desk: <a href={`tel:${helpPhone.replaceAll(' ', '')}`}>{helpPhone}</a>
            </li>
          )}
          <li>
            Advice on modern slavery: the Modern Slavery and Exploitation Helpline,{' '}
            <a href="tel:08000121700">08000 121 700</a>
          </li>
          <li>
            Police, not an emergency: <a href="tel:101">101</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
