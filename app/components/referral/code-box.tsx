import { formatDay } from '#app/components/time/london.ts';

type Props = { readonly code: string; readonly expiresAt: string };

/** The code that opens this referral again; on every page of the form, because nobody knows which page is the last. */
export function CodeBox({ code, expiresAt }: Props) {
  return (
    <aside className="cg-code" aria-label="Your code">
      <p className="govuk-body">
        Your code is <strong className="cg-code__code">{code}</strong>
      </p>
      <p className="govuk-body">
        <strong>Write this down.</strong> What you have saved is kept until {formatDay(expiresAt)}. With the
        code you can <span className="govuk-!-font-weight-bold">return to a saved referral</span> from any
        phone or computer. Whoever has the code can read what you wrote.
      </p>
    </aside>
  );
}
