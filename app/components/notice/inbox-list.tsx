import { NoticeItem } from '#app/components/notice/notice-item.tsx';
import { noticeTitle } from '#app/components/notice/notice-words.ts';
import { PostForm } from '#app/components/form/post-form.tsx';
import type { InboxNotice } from '#app/domain/notice/notice-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly notices: readonly Wire<InboxNotice>[]; readonly now: string };

/** Notices, each with a way to mark it as read. */
export function InboxList({ notices, now }: Props) {
  return (
    <ul className="cg-notices">
      {notices.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} now={now}>
          {notice.readAt === null && (
            <PostForm>
              <input type="hidden" name="notice" value={notice.id} />
              <button type="submit" className="cg-quiet-button">
                Mark as read<span className="govuk-visually-hidden">: {noticeTitle(notice)}</span>
              </button>
            </PostForm>
          )}
        </NoticeItem>
      ))}
    </ul>
  );
}
