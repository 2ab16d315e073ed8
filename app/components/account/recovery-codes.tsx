import { WarningText } from '#app/components/content/notes.tsx';
import { ButtonLink } from '#app/components/form/button.tsx';
import { Page } from '#app/components/layout/page.tsx';

type Props = { readonly codes: readonly string[]; readonly next: string };

/** Recovery codes, on the only page that ever shows them. */
export function RecoveryCodes({ codes, next }: Props) {
  return (
    <Page title="Keep these recovery codes">
      <p className="govuk-body">
        If you lose your passkey or your phone, one of these lets you in, once. Print this page or write them
        down, and keep them where you keep other important papers: not on the device you sign in with.
      </p>
      <WarningText>They are shown now and never again.</WarningText>
      <ul className="govuk-list cg-recovery" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonLink to={next}>I have kept them</ButtonLink>
    </Page>
  );
}
