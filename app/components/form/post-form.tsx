import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Where to post; this page's own action when left out. */
  readonly action?: string | undefined;
};

/**
 * A form the browser itself posts. If the network fails, the browser keeps what was typed, which a script's request
 * would lose. With JavaScript, a second press of the button is ignored while the first is under way.
 */
export function PostForm({ children, action }: Props) {
  const sent = useRef(false);
  useEffect(() => {
    const again = () => {
      sent.current = false;
    };
    window.addEventListener('pageshow', again);
    return () => window.removeEventListener('pageshow', again);
  }, []);
  const once = (event: FormEvent) => {
    if (sent.current) event.preventDefault();
    sent.current = true;
  };
  return (
    <form method="post" action={action} noValidate onSubmit={once}>
      {children}
    </form>
  );
}
