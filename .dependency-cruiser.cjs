/**
 * Who may know whom: routes → http → usecases → store → domain, the worker beside them, launch around them.
 * Each rule carries its reason; the rules were tried by planting a fault for each.
 */
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const tests = '^tests/';
const drawers = '/(util|utils|helper|helpers|misc|common|service|services|manager|managers)[./]';

/** A rule that nothing under `from` may reach directly into `to`. */
function never(name, comment, from, to) {
  return { name, severity: 'error', comment, from: asCondition(from), to: asCondition(to) };
}

function asCondition(value) {
  return typeof value === 'string' ? { path: value } : value;
}

const layers = [
  never(
    'domain-is-pure',
    'Decisions use nothing but other decisions and Temporal: no npm, no node:, no clock, no database.',
    '^app/domain/',
    { pathNot: ['^app/domain/', 'node_modules/temporal-polyfill/'] },
  ),
  never(
    'usecases-do-not-know-who-asks',
    'A use case serves a page, a job and a test alike, so it can neither return a response nor render.',
    '^app/usecases/',
    '^(app/(config|http|routes|components|server|launch|mail)/|app/(root|entry)|jobs/)',
  ),
  never(
    'usecases-do-not-touch-libraries',
    'A use case loads, decides, saves and promises through our own words; libraries live in store, mail and jobs.',
    '^app/usecases/',
    { dependencyTypes: [...npm, 'core'], pathNot: 'node_modules/temporal-polyfill/' },
  ),
  never(
    'store-knows-domain-only',
    'What is kept does not depend on who asks for it.',
    '^app/store/',
    '^(app/(usecases|config|http|routes|components|server|launch|mail)/|app/(root|entry)|jobs/)',
  ),
  never(
    'mail-knows-domain-only',
    'A letter is made from what it is given; looking things up is for those who send it.',
    '^app/mail/',
    '^(app/(usecases|store|config|http|routes|components|server|launch)/|app/(root|entry)|jobs/|prisma/)',
  ),
  never(
    'http-does-not-know-pages',
    'Sessions, forms and refusals serve every page and so depend on none.',
    '^app/http/',
    '^(app/(routes|components|server|launch|mail)/|app/(root|entry)|jobs/)',
  ),
  never(
    'routes-do-not-reach-past-usecases',
    'A route cannot write. What it reads and writes it asks of a use case; for reading alone the store has queries.',
    '^app/routes/',
    { path: '^(app/(store|mail|server|launch|config)/|jobs/|prisma/)', pathNot: '-queries\\.server\\.ts$' },
  ),
  never(
    'components-only-show',
    'Props in, markup out: a component cannot load, decide who may see, or be run by the worker.',
    '^app/components/',
    '^(app/(http|usecases|store|mail|server|launch|config|routes)/|jobs/|prisma/)',
  ),
  never(
    'worker-does-not-know-http',
    'The worker runs where there is no request, session or page.',
    '^jobs/',
    '^app/(http|routes|components|server|launch|root|entry)',
  ),
];

const roots = [
  never(
    'only-roots-read-settings',
    'Settings become arguments in the composition roots; deeper code cannot tell where it runs.',
    { pathNot: ['^app/(config|http|server|launch)/', '^jobs/main\\.ts$', '^prisma/keys\\.ts$', tests] },
    '^app/config/',
  ),
  never(
    'nobody-imports-the-server',
    'app/server composes the web process. What it composes must not lean back on it.',
    { pathNot: ['^app/server/', tests] },
    '^app/server/',
  ),
  never(
    'nobody-imports-the-worker',
    'jobs/main.ts composes the worker. Importing it would start one.',
    { pathNot: tests },
    '^jobs/main\\.ts$',
  ),
  never(
    'launch-is-outermost',
    'The launcher starts the service; in production it is not there.',
    { path: '^(app|jobs|prisma)/', pathNot: ['^app/launch/', '^prisma/migrate/scratch\\.ts$'] },
    '^app/launch/',
  ),
  never(
    'product-does-not-import-tests',
    'Test support may cut corners that the service may not.',
    '^(app|jobs|prisma)/',
    tests,
  ),
];

const homes = [
  never(
    'only-store-knows-prisma',
    'How things are kept can be read about, and changed, in one folder.',
    { pathNot: ['^app/store/', '^prisma/', '^tests/', 'node_modules/'] },
    '(^prisma/generated/|node_modules/(@prisma|prisma)/)',
  ),
  never(
    'only-queues-know-bullmq',
    'The queue is a detail that may lose everything; jobs are plain functions that a test can call.',
    { pathNot: ['^jobs/queues/', '^tests/', 'node_modules/'] },
    'node_modules/(bullmq|ioredis)/',
  ),
  never(
    'handlers-do-not-know-the-queue',
    'A handler is a function of its dependencies and an id, whoever calls it.',
    '^jobs/handlers/',
    '^jobs/queues/',
  ),
  never(
    'only-mail-knows-nodemailer',
    'Timeouts, pooling and what counts as sent are decided in one place.',
    { pathNot: ['^app/mail/', '^tests/', 'node_modules/'] },
    'node_modules/nodemailer/',
  ),
  never(
    'only-the-mailbox-knows-smtp-server',
    'Catching mail is for development; production must not be able to by accident.',
    { pathNot: ['^app/launch/mailbox/', '^tests/', 'node_modules/'] },
    'node_modules/(smtp-server|mailparser)/',
  ),
];

const browser = [
  never(
    'server-files-stay-on-the-server',
    'What only the server may know is in .server files; nothing shown in a browser imports one.',
    '^app/(components/|entry\\.client)',
    '\\.server\\.tsx?$',
  ),
  {
    name: 'browser-never-reaches-server',
    severity: 'error',
    comment:
      'Not through any chain of imports either: a bundler that empties such files in silence leaves a broken page.',
    from: { path: '^app/(components/|entry\\.client)' },
    to: { path: '\\.server\\.tsx?$', reachable: true },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one file, or a third one is missing.',
    from: { pathNot: '(node_modules|prisma/generated)/' },
    to: { circular: true, viaOnly: { pathNot: '(node_modules|prisma/generated)/' } },
  },
  {
    name: 'no-unresolved',
    severity: 'error',
    comment: 'An import that leads nowhere fails when somebody first needs it.',
    from: { pathNot: '^prisma/generated/' },
    to: { couldNotResolve: true, pathNot: '\\?url$' },
  },
  {
    name: 'no-undeclared-packages',
    severity: 'error',
    comment: 'A package that is there only because another one brought it may be gone after the next update.',
    from: { pathNot: '^prisma/generated/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-dev-packages-in-product',
    severity: 'error',
    comment: 'Production installs without development packages; applying migrations must work there too.',
    from: {
      path: '^(app|jobs|prisma)/',
      pathNot: '^prisma/migrate/(catalogue-adapter|develop|engine|scratch)\\.ts$',
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'type-import'] },
  },
  ...['from', 'to'].map((end) => ({
    name: `no-junk-drawers-${end}`,
    severity: 'error',
    comment: 'A file is named for what it knows. What fits no name is not thought through yet.',
    from: {},
    to: {},
    [end]: { path: drawers, pathNot: 'node_modules/' },
  })),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...roots, ...homes, ...browser, ...hygiene],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated'] },
    exclude: { path: '^build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
