import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { useEffect, useRef, useState, type ReactNode } from 'react';

type Purpose = 'sign-in' | 'step' | 'new';

type Props = {
  readonly purpose: Purpose;
  readonly words: string;
  /** Where to post; this page's own action when left out. */
  readonly action?: string;
  readonly tone?: 'primary' | 'secondary';
  /** Fields that go with the answer. */
  readonly children?: ReactNode;
};

/** A button that asks the device for a passkey and posts what it answers. Passkeys need JavaScript; the page says what else there is. */
export function PasskeyForm({ purpose, words, action, tone = 'primary', children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [supported, setSupported] = useState<boolean | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => setSupported(browserSupportsWebAuthn()), []);
  const ask = () => {
    setTrouble(null);
    askDevice(purpose).then(
      (answer) => {
        if (field.current) field.current.value = JSON.stringify(answer);
        form.current?.submit();
      },
      (error: unknown) => setTrouble(troubleWords(error)),
    );
  };
  return (
    <form method="post" action={action} ref={form} noValidate onSubmit={(event) => event.preventDefault()}>
      {children}
      <input type="hidden" name="passkey" ref={field} />
      {supported === true && (
        <button type="button" className={`govuk-button${tones[tone]}`} onClick={ask}>
          {words}
        </button>
      )}
      {supported === false && <p className="govuk-hint">This browser cannot use passkeys.</p>}
      <noscript>
        <p className="govuk-hint">Passkeys need JavaScript, which is off in this browser.</p>
      </noscript>
      <p className="govuk-error-message" role="alert">
        {trouble}
      </p>
    </form>
  );
}

const tones = { primary: '', secondary: ' govuk-button--secondary' } as const;

async function askDevice(purpose: Purpose): Promise<unknown> {
  const response = await fetch('/passkey-options', {
    method: 'POST',
    body: new URLSearchParams({ purpose }),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(String(response.status));
  const optionsJSON = (await response.json()) as never;
  return purpose === 'new' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}

function troubleWords(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'This device has a passkey for this account already.';
  if (name === 'NotAllowedError')
    return 'Nothing was done: the question was closed, or took too long. Try again.';
  return 'This did not work. Reload the page and try again.';
}
