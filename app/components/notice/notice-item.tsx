import type { ReactNode } from 'react';
import { noticeLink, noticeState, noticeTitle } from '#app/components/notice/notice-words.ts';
import { Tag } from '#app/components/content/tag.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { InboxNotice } from '#app/domain/notice/notice-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly notice: Wire<InboxNotice>; readonly now: string; readonly children?: ReactNode };

/** One notice: what it says, about whom as far as its reader may know, and where to act. */
export function NoticeItem({ notice, now, children }: Props) {
  const link = noticeLink(notice);
  const about = [notice.child, notice.reference, notice.colleague]
    .filter((text) => text !== null && text !== '')
    .join(', ');
  const state = noticeState(notice, now);
  return (
    <li className={`cg-notice${notice.readAt === null ? ' cg-notice--unread' : ''}`}>
      <p>
        <strong>{noticeTitle(notice)}</strong> {notice.urgent && <Tag tone="alarm">Urgent</Tag>}{' '}
        {notice.readAt === null && <span className="govuk-visually-hidden">(not read)</span>}
      </p>
      {about !== '' && <p>{about}</p>}
      <p>
        <Moment at={notice.createdAt} />
        {notice.late && ', later than it should have come'}. {state}
      </p>
      <p>
        {link ? (
          <a className="govuk-link" href={link.to}>
            {link.words}
            <span className="govuk-visually-hidden">: {about}</span>
          </a>
        ) : (
          'This is not yours to open any more.'
        )}
      </p>
      {children}
    </li>
  );
}
