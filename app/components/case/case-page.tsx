import type { ReactNode } from 'react';
import { childName } from '#app/components/case/child-name.ts';
import { CaseLine, CaseSummary } from '#app/components/case/case-summary.tsx';
import { Tabs } from '#app/components/content/tabs.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { EmergencyBanner } from '#app/components/oversight/emergency-banner.tsx';
import { Page } from '#app/components/layout/page.tsx';
import type { CaseHeader, CaseSection } from '#app/domain/case/case-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly header: Wire<CaseHeader>;
  readonly section: CaseSection;
  readonly home: string;
  readonly now: string;
  readonly children: ReactNode;
  readonly form?: FormState;
};

/** The head of a case and the way to its parts; each part is a page of its own, so that each look is recorded. */
export function CasePage({ header, section, home, now, children, form }: Props) {
  return (
    <Page
      title={childName(header)}
      caption={header.reference}
      back={{ to: home, words: 'Back to your start page' }}
      form={form}
      wide
    >
      {header.emergency !== null && <EmergencyBanner {...header.emergency} reference={header.reference} />}
      {section === 'due' ? <CaseSummary header={header} now={now} /> : <CaseLine header={header} now={now} />}
      <Tabs tabs={tabsOf(header, section)} label="Parts of this case" />
      {children}
    </Page>
  );
}

function tabsOf({ caseId, rights }: Wire<CaseHeader>, section: CaseSection) {
  const tab = (name: CaseSection, words: string, path = `/${name}`) => ({
    to: `/cases/${caseId}${path}`,
    words,
    current: section === name,
  });
  return [
    tab('due', 'What is due', ''),
    tab('chronology', 'Chronology'),
    ...(rights.identity ? [tab('referral', 'Referral')] : []),
    tab('people', 'Guardians and handovers'),
    ...(rights.seeCandidates ? [tab('duplicates', 'Possible duplicates')] : []),
    ...(rights.accessLog ? [tab('access', 'Who has looked')] : []),
  ];
}
