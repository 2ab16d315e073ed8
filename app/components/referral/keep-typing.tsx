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
  let unsaved = false;
  const typed = () => {
    unsaved = true;
  };
  const sent = () => {
    unsaved = false;
  };
  const keep = () => {
    if (!unsaved || document.visibilityState !== 'hidden') return;
    const fields = [...new FormData(form)].filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    );
    unsaved = !navigator.sendBeacon('/referral/keep', new URLSearchParams(fields));
  };
  form.addEventListener('input', typed);
  form.addEventListener('submit', sent);
  document.addEventListener('visibilitychange', keep);
  return () => {
    form.removeEventListener('input', typed);
    form.removeEventListener('submit', sent);
    document.removeEventListener('visibilitychange', keep);
  };
}
