import { Links, Meta, Scripts } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useMarks } from '#app/components/layout/marks.tsx';

/** The HTML around every page, the broken ones too. */
export function Document({ children }: { readonly children: ReactNode }) {
  const { nonce, requestId } = useMarks();
  return (
    <html lang="en-GB" className="govuk-template" data-request-id={requestId}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#17414d" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        <a href="#main" className="govuk-skip-link">
          Skip to main content
        </a>
        {children}
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}
