import { CodeInput } from '#app/components/account/factor-forms.tsx';
import { QrCode } from '#app/components/account/qr-code.tsx';
import { Details } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { PostForm } from '#app/components/form/post-form.tsx';

type Props = {
  readonly secret: { readonly secret: string; readonly qr: { readonly size: number; readonly path: string } };
  readonly form: FormState;
};

/** The key to scan or to type, and the code that shows that it arrived. */
export function ScanAuthenticator({ secret: { secret, qr }, form }: Props) {
  return (
    <>
      <ol className="govuk-list govuk-list--number">
        <li>Open an authenticator app on your phone, such as the one your organisation uses.</li>
        <li>Scan this with it.</li>
        <li>Enter the six digits that it shows.</li>
      </ol>
      <QrCode drawing={qr} />
      <Details summary="I cannot scan it">
        <p className="govuk-body">Type this key into the app; capitals do not matter:</p>
        <p className="govuk-body">
          <code className="cg-codes">{(secret.match(/.{1,4}/gu) ?? []).join(' ')}</code>
        </p>
      </Details>
      <PostForm>
        <CodeInput form={form} />
        <Button>Continue</Button>
      </PostForm>
    </>
  );
}

/** Asks whoever has an app whether another is to take its place, before any key is made. */
export function ReplaceAuthenticator() {
  return (
    <>
      <p className="govuk-body">
        You have an authenticator app already. One on another phone, or another app, takes its place: once it
        has shown a right code, the codes of the one before do not work any more.
      </p>
      <PostForm>
        <Button name="intent" value="replace">
          Replace it by another
        </Button>
      </PostForm>
    </>
  );
}
