/** Who asks, as far as it matters here. Whoever exploited a child may ask as a parent or a friend. */
export const requesters = {
  child: 'The child, or the adult the child has become',
  parent: 'Somebody with parental responsibility',
  solicitor: 'A solicitor for the child',
  advocate: 'An advocate or guardian for the child',
  other: 'Somebody else',
} as const;
export type Requester = keyof typeof requesters;

/** Why something is not released, each with where it comes from. DPA: Data Protection Act 2018. Not legal advice. */
export const withholdReasons = {
  'serious-harm':
    'Serious harm to anybody’s health would be likely (DPA Sch. 3, social work, education and health data)',
  'child-abuse':
    'Child abuse data, and releasing it would not be in the child’s best interests (DPA Sch. 3 Part 5)',
  'third-party':
    'It would disclose information about another person who has not agreed (DPA Sch. 2 para. 16)',
  'legal-privilege': 'Legal professional privilege (DPA Sch. 2 para. 19)',
  'crime-prevention': 'It would prejudice the prevention or detection of crime (DPA Sch. 2 para. 2)',
  'court-record': 'It was given to a court in confidence (DPA Sch. 2 para. 14, Sch. 3 para. 9)',
  immigration: 'It would prejudice immigration control, as decided in this case (DPA Sch. 2 para. 4)',
  'adoption-or-parental-order': 'Another law forbids its disclosure (DPA Sch. 4)',
} as const;
export type WithholdReason = keyof typeof withholdReasons;

export type RequestState = 'preparing' | 'submitted' | 'approved' | 'closed';
export const itemDecisions = ['release', 'redact', 'withhold'] as const;
export type ItemDecision = (typeof itemDecisions)[number];

/** The sorts of thing that are held about a child. */
export const itemGroups = {
  identity: 'Who the child is',
  referral: 'The referral',
  chronology: 'The chronology',
  messages: 'Questions and answers of handovers',
  notices: 'Notices about the case',
  access: 'Who has looked',
  emergency: 'Emergency accesses',
} as const;
export type ItemGroup = keyof typeof itemGroups;
export const groupNames = Object.keys(itemGroups) as [ItemGroup, ...ItemGroup[]];
