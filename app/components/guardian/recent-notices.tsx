import { EmptyState } from '#app/components/content/notes.tsx';
import { NoticeItem } from '#app/components/notice/notice-item.tsx';
import type { InboxNotice } from '#app/domain/notice/notice-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly notices: readonly Wire<InboxNotice>[]; readonly now: string };

/** The newest few notices, and the way to all of them. */
export function RecentNotices({ notices, now }: Props) {
  return (
    <section aria-labelledby="notices">
      <h2 className="govuk-heading-m" id="notices">
        Recent notices
      </h2>
      {notices.length === 0 ? (
        <EmptyState title="There is no notice for you yet." />
      ) : (
        <ul className="cg-notices">
          {notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} now={now} />
          ))}
        </ul>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/inbox">
          All notices
        </a>
      </p>
    </section>
  );
}
