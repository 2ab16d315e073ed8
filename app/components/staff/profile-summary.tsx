import { SummaryList } from '#app/components/content/summary-list.tsx';
import { languageWords, nationWords } from '#app/components/handover/words.ts';
import { genderWords, validWords } from '#app/components/staff/profile-words.ts';
import { guardianGenders, type Profile } from '#app/domain/guardian/profile.ts';

/** By what a guardian is matched, as it stands. */
export function ProfileSummary({ profile }: { readonly profile: Profile }) {
  const { nations, regions, languages, gender, caseloadTarget, caseloadLimit } = profile;
  const known = guardianGenders.find((one) => one === gender) ?? 'unknown';
  return (
    <SummaryList
      rows={[
        { key: 'Takes offers now', value: profile.acceptingOffers ? 'Yes' : 'No' },
        { key: 'Nations', value: nations.map((nation) => nationWords[nation]).join(', ') },
        { key: 'Regions', value: regions.join(', ') },
        { key: 'Languages', value: languages.map((code) => languageWords(code)).join(', ') },
        { key: 'Gender', value: genderWords[known] },
        { key: 'Children: target', value: caseloadTarget },
        { key: 'Children: limit', value: caseloadLimit },
        { key: 'Vetting is valid', value: validWords(profile.vettingValidTo) },
        { key: 'Training is valid', value: validWords(profile.trainingValidTo) },
      ]}
    />
  );
}
