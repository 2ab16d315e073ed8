import type { ReactNode } from 'react';
import { ErrorSummary } from '#app/components/form/error-summary.tsx';
import type { FormState } from '#app/components/form/form-state.ts';

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  /** A few words above the title that say where one is, such as a case reference. */
  readonly caption?: string | undefined;
  readonly back?: { readonly to: string; readonly words: string } | undefined;
  /** The form on this page, whose messages then stand first. */
  readonly form?: FormState;
  /** Lists need the width; text is read more easily in two thirds. */
  readonly wide?: boolean;
  /** For pages whose only question is the heading. */
  readonly titleElsewhere?: boolean;
};

/** What every page is laid out in. */
export function Page({ title, children, caption, back, form, wide, titleElsewhere }: Props) {
  return (
    <>
      {back && (
        <nav aria-label="Back">
          <a className="govuk-back-link" href={back.to}>
            {back.words}
          </a>
        </nav>
      )}
      <main className="govuk-main-wrapper" id="main">
        <div className="govuk-grid-row">
          <div className={wide ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds'}>
            <ErrorSummary form={form} />
            {caption && <span className="govuk-caption-l">{caption}</span>}
            {!titleElsewhere && <h1 className="govuk-heading-l">{title}</h1>}
            {children}
          </div>
        </div>
      </main>
    </>
  );
}
