import type { Role } from '#app/domain/account/actor.ts';
import { mayOpen, type PageName } from '#app/domain/permission/pages.ts';

export type Place = { readonly page: PageName; readonly to: string; readonly words: string };

/** Where one can go from any page; the permission table decides who sees what. */
const places: readonly Place[] = [
  { page: 'my-referrals', to: '/my-referrals', words: 'Referrals you sent' },
  { page: 'guardian-home', to: '/guardian', words: 'My children' },
  { page: 'authority-home', to: '/authority', words: 'Our children' },
  { page: 'national-home', to: '/national', words: 'National view' },
  { page: 'search', to: '/search', words: 'Search' },
  { page: 'emergency', to: '/emergency', words: 'Emergency access' },
  { page: 'tasks', to: '/tasks', words: 'Tasks' },
  { page: 'audit', to: '/audit', words: 'Audit' },
  { page: 'retention', to: '/retention', words: 'Retention' },
  { page: 'requests', to: '/requests', words: 'Requests' },
  { page: 'operations', to: '/operations', words: 'Operations' },
  { page: 'staff', to: '/staff', words: 'Staff' },
  { page: 'rules', to: '/rules', words: 'Rules' },
  { page: 'inbox', to: '/inbox', words: 'Inbox' },
];

export const placesFor = (role: Role): readonly Place[] => places.filter(({ page }) => mayOpen(role, page));

const homes = {
  guardian: '/guardian',
  'guardian-manager': '/guardian',
  'social-worker': '/authority',
  'team-manager': '/authority',
  'duty-manager': '/authority',
  coordinator: '/national',
  'service-manager': '/national',
  director: '/national',
  monitor: '/audit',
  'data-protection-lead': '/audit',
  administrator: '/operations',
  referrer: '/my-referrals',
} as const satisfies Record<Role, string>;

/** Where this role's day begins. */
export const homeOf = (role: Role): string => homes[role];
