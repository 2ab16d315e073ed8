import type { Role } from '#app/domain/account/actor.ts';

/** An invented member of staff of the demonstration, and what they find when they sign in. */
export type InventedAccount = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly authorityId: string | null;
  /** Of a referrer: the organisation they refer for. */
  readonly organisation?: string;
  readonly sees: string;
};

const authorities = {
  kent: { id: 'E10000016', name: 'Kent' },
  hillingdon: { id: 'E09000017', name: 'Hillingdon' },
  glasgow: { id: 'S12000049', name: 'Glasgow City' },
  cardiff: { id: 'W06000015', name: 'Cardiff' },
  belfast: { id: 'ZT001', name: 'the Belfast Trust' },
} as const;

/** Everybody in the demonstration. Names, addresses and all they do are invented; the password is `demoPassword`. */
export function demoAccounts(): readonly InventedAccount[] {
  const desks = Object.keys(authorities).flatMap((key) => desk(key as Desk));
  return [...national, ...guardians, ...desks, referrer];
}

type Desk = keyof typeof authorities;

/** The organisation of the demonstration, as invented as its people. */
export const demoOrganisation = { name: 'Demo Testcase Constabulary', kind: 'police' } as const;

const person = (key: string, name: string, role: Role, sees: string): InventedAccount => ({
  email: `${key}@example.org`,
  name: `Demo ${name} Testcase`,
  role,
  authorityId: null,
  sees,
});

const referrer: InventedAccount = {
  ...person('referrer.petra', 'Referrer Petra', 'referrer', 'what became of the children she reported'),
  organisation: demoOrganisation.name,
};

const national: readonly InventedAccount[] = [
  person(
    'coordinator.grace',
    'Coordinator Grace',
    'coordinator',
    'overdue reviews, unanswered handovers, children without a guardian',
  ),
  person('coordinator.omar', 'Coordinator Omar', 'coordinator', 'the same national lists as his colleague'),
  person('service.stella', 'Service Manager Stella', 'service-manager', 'what nobody below has acted on'),
  person('director.dirk', 'Director Dirk', 'director', 'the last rung of every ladder'),
  person('monitor.mona', 'Monitor Mona', 'monitor', 'every step and the audit, but no child’s name'),
  person('admin.adam', 'Administrator Adam', 'administrator', 'how the service runs, and no case'),
  person(
    'dpl.dina',
    'Data Protection Lead Dina',
    'data-protection-lead',
    'who looked at whose record, and when',
  ),
];

const guardians: readonly InventedAccount[] = [
  person(
    'guardian.amara',
    'Guardian Amara',
    'guardian',
    'several children, work to do today, an overdue review',
  ),
  person('guardian.bilal', 'Guardian Bilal', 'guardian', 'children in London and an offer to answer'),
  person(
    'guardian.chidi',
    'Guardian Chidi',
    'guardian',
    'one child, whom Amara looks after while he is away',
  ),
  person('guardian.delun', 'Guardian Delun', 'guardian', 'one child, and vetting that runs out soon'),
  person('guardian.ewan', 'Guardian Ewan', 'guardian', 'children in Scotland and a late first visit'),
  person('guardian.fiona', 'Guardian Fiona', 'guardian', 'an offer in Scotland to answer'),
  person('guardian.gwen', 'Guardian Gwen', 'guardian', 'children in Wales'),
  person('guardian.hana', 'Guardian Hana', 'guardian', 'children in Northern Ireland and an offer'),
  person('guardian.ivo', 'Guardian Ivo', 'guardian', 'no children: his vetting has run out'),
  person('manager.joy', 'Guardianship Manager Joy', 'guardian-manager', 'the guardians of England and Wales'),
  person(
    'manager.kit',
    'Guardianship Manager Kit',
    'guardian-manager',
    'the guardians of Scotland and Northern Ireland',
  ),
];

const names: Readonly<Record<Desk, readonly [worker: string, team: string, duty: string]>> = {
  kent: ['Wanda', 'Tessa', 'Dora'],
  hillingdon: ['Wren', 'Toby', 'Della'],
  glasgow: ['Eilidh', 'Moira', 'Duncan'],
  cardiff: ['Bronwen', 'Tomos', 'Dilys'],
  belfast: ['Ruairi', 'Tara', 'Declan'],
};

/** The three people of an authority who work with the service. */
function desk(key: Desk): readonly InventedAccount[] {
  const { id, name } = authorities[key];
  const [worker, team, duty] = names[key];
  const at = (account: InventedAccount): InventedAccount => ({ ...account, authorityId: id });
  return [
    at(
      person(
        `worker.${key}`,
        `Social Worker ${worker}`,
        'social-worker',
        `handovers to answer and children of ${name}`,
      ),
    ),
    at(person(`team.${key}`, `Team Manager ${team}`, 'team-manager', `what is late in ${name}`)),
    at(
      person(
        `duty.${key}`,
        `Duty Manager ${duty}`,
        'duty-manager',
        `handovers nobody in ${name} has looked at`,
      ),
    ),
  ];
}
