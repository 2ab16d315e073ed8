import { Tabs } from '#app/components/content/tabs.tsx';

const parts = [
  { to: '/audit', words: 'Entries' },
  { to: '/audit/alerts', words: 'Looks to ask about' },
  { to: '/audit/emergency', words: 'Emergency access' },
  { to: '/audit/checkpoints', words: 'Checkpoints' },
] as const;

/** The parts of the audit, each a page of its own. */
export function AuditTabs({ current }: { readonly current: (typeof parts)[number]['to'] }) {
  return (
    <Tabs
      label="Parts of the audit"
      tabs={parts.map(({ to, words }) => ({ to, words, current: to === current }))}
    />
  );
}
