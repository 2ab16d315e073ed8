import { ChildCard } from '#app/components/guardian/child-card.tsx';
import { EmptyState } from '#app/components/content/notes.tsx';
import { Pagination } from '#app/components/content/pagination.tsx';
import type { ChildCard as Child } from '#app/domain/guardian/home-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly page: {
    readonly rows: readonly Wire<Child>[];
    readonly before: string | null;
    readonly after: string | null;
  };
  readonly managing: boolean;
  readonly now: string;
};

/** The children, one's own first; a manager sees them guardian by guardian. */
export function Children({ page, managing, now }: Props) {
  const to = (name: string, cursor: string | null) =>
    cursor && `/guardian?${new URLSearchParams({ [name]: cursor }).toString()}#children`;
  return (
    <section aria-labelledby="children">
      <h2 className="govuk-heading-m" id="children">
        {managing ? 'Children, by guardian' : 'My children'}
      </h2>
      {page.rows.length === 0 && (
        <EmptyState
          title={
            managing ? 'Your guardians have no children at present.' : 'You have no children at present.'
          }
        >
          A child stands here from the moment of the appointment.
        </EmptyState>
      )}
      {groupsOf(page.rows, managing).map(({ title, children }) => (
        <div key={title ?? 'own'}>
          {title !== null && <h3 className="govuk-heading-s">{title}</h3>}
          <ul className="cg-cards">
            {children.map((child) => (
              <ChildCard key={child.appointmentId} child={child} level={title === null ? 3 : 4} now={now} />
            ))}
          </ul>
        </div>
      ))}
      <Pagination
        newer={to('childrenBefore', page.before)}
        older={to('childrenAfter', page.after)}
        words={{ newer: 'Children before these', older: 'More children' }}
      />
    </section>
  );
}

type Group = { readonly title: string | null; readonly children: Wire<Child>[] };

/** The rows come guardian by guardian already; a group begins where the guardian changes. */
function groupsOf(rows: readonly Wire<Child>[], managing: boolean): readonly Group[] {
  const groups: Group[] = [];
  for (const child of rows) {
    const title = managing ? child.guardian : child.coveringFor && `Covering for ${child.coveringFor}`;
    const last = groups.at(-1);
    if (last?.title === title) last.children.push(child);
    else groups.push({ title, children: [child] });
  }
  return groups;
}
