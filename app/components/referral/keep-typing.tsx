import { useEffect, useRef } from 'react';
import type { Step } from '#app/domain/referral/draft.ts';

/**
 * Saves what was typed and not sent when the page is left by the browser's own buttons or the telephone is put away.
 * A helper only: without JavaScript, the page's own buttons save.
 */
export function KeepTyping({ step }: { readonly step: Step }) {
  const mark = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = mark.current?.form;
    return form ? keepFrom(form) : undefined;
  }, []);
  return <input type="hidden" name="step" value={step} ref={mark} />;
}

function keepFrom(form: HTMLFormElement): () => void {
  let sent = false;
  const sending = () => {
    sent = true;
  };
  const shown = () => {
    sent = false;
  };
  const keep = () => {
    if (!sent && document.visibilityState === 'hidden' && isChanged(form)) send(form);
  };
  form.addEventListener('submit', sending);
  window.addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', keep);
  return () => {
    form.removeEventListener('submit', sending);
    window.removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', keep);
  };
}

/** Compares with the page as it came, so that what was typed before this script ran counts too. */
function isChanged(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement)
      return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return false;
  });
}

function send(form: HTMLFormElement): void {
  const fields = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  navigator.sendBeacon('/referral/keep', new URLSearchParams(fields));
}
