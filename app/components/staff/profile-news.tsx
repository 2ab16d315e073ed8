import { Tag } from '#app/components/content/tag.tsx';
import { newsWords } from '#app/components/staff/profile-words.ts';
import { newsOf, type ProfileDates } from '#app/domain/guardian/profile-standing.ts';

type Props = { readonly profile: ProfileDates | null; readonly today: string };

/** What is missing of a guardian's profile, has ended or ends soon; nothing when all is well. */
export function ProfileNewsTags({ profile, today }: Props) {
  return newsOf(profile, today).map((news) => {
    const { words, tone } = newsWords(news);
    return (
      <div key={news.kind} className="cg-news">
        <Tag tone={tone}>{words}</Tag>
      </div>
    );
  });
}
