export type Tab = {
  readonly to: string;
  readonly words: string;
  /** How many rows wait there; left out where the tab is no list. */
  readonly count?: number;
  readonly current: boolean;
  /** Rows here should alarm, not merely inform. */
  readonly alarming?: boolean;
};

/** Lists beside each other, each at an address of its own. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  return (
    <nav className="cg-tabs" aria-label={label}>
      <ul className="cg-tabs__list">
        {tabs.map(({ to, words, count, current, alarming }) => (
          <li
            key={to}
            className={`cg-tabs__item${alarming && (count ?? 0) > 0 ? ' cg-tabs__item--alarming' : ''}`}
          >
            <a className="govuk-link cg-tabs__tab" href={to} aria-current={current ? 'page' : undefined}>
              {words} {count !== undefined && <span className="cg-tabs__count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
