import type { ReactNode } from 'react';

type Tone = 'primary' | 'secondary' | 'warning';

const toneClass = {
  primary: '',
  secondary: ' govuk-button--secondary',
  warning: ' govuk-button--warning',
} as const satisfies Record<Tone, string>;

type ButtonProps = {
  readonly children: ReactNode;
  readonly tone?: Tone;
  /** With `value`, tells the action which of several buttons was pressed. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
};

export function Button({ children, tone = 'primary', name, value }: ButtonProps) {
  return (
    <button type="submit" className={`govuk-button${toneClass[tone]}`} name={name} value={value}>
      {children}
    </button>
  );
}

type LinkProps = {
  readonly to: string;
  readonly children: ReactNode;
  readonly tone?: Tone;
  /** Larger, for the one thing to do on a page that begins a task. */
  readonly start?: boolean;
};

/** A link that looks like a button, because it begins something. */
export function ButtonLink({ to, children, tone = 'primary', start }: LinkProps) {
  const size = start ? ' govuk-button--start' : '';
  return (
    <a href={to} draggable={false} className={`govuk-button${toneClass[tone]}${size}`}>
      {children}
    </a>
  );
}
