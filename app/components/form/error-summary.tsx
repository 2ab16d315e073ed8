import { useEffect, useRef } from 'react';
import { idOf, type FormState } from '#app/components/form/form-state.ts';

/** What is not right yet, first on the page, each leading to its field. Absent while all is well. */
export function ErrorSummary({ form }: { readonly form: FormState }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!summary.current) return;
    summary.current.focus();
    if (!document.title.startsWith('Error: ')) document.title = `Error: ${document.title}`;
  }, [form]);
  const errors = Object.entries(form?.errors ?? {});
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={summary} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <ul className="govuk-list govuk-error-summary__list">
          {errors.map(([name, message]) => (
            <li key={name}>{name === 'form' ? message : <a href={`#${idOf(name)}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
