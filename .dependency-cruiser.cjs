// Who may import whom. ARCHITECTURE.md tells why; test/boundaries.test.ts breaks each rule once.

const domain = '^src/domains/([^/]+)/';
/** Parts of a domain, e.g. 'routes|tasks': each a file, or a folder once one file is too small for it. */
const part = (names) => `${domain}(?:${names})(?:[.]ts$|/)`;
const ui = part('ui');
const contract = '(^|/)contract[.]ts$';
const port = '(^|/)port[.]ts$';
/** Sentences of a domain in every language: plain data for server and pages. */
const messages = '[.]messages[.]ts$';
const test = '[.]test[.]tsx?$';
/** These lie in src/web but run in Node.js. */
const pageBuild = '^src/web/(build|vite[.]config)([.]ts$|/)';
/** Every other file of a domain is a rule: it computes, and neither reads nor calls anything. */
const notRules =
  'ui|formats|reading|sources|templates|store|service|events|notifications|tasks|routes|index|contract|port';
/** What rules may use of the kernel: it computes, too. */
const arithmetic = '^src/kernel/(actor|escape-html|quantile|seeded-random|words)[.]ts$';
const rules = { path: domain, pathNot: [part(notRules), '[.]thread[.]ts$', test] };

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two files that import each other are one file, or a third holds what both need.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'imports-exist',
    comment: 'The path leads nowhere, or the package is not in package.json. (What Vite makes up is called virtual:….)',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'packages-are-listed',
    comment: 'Whatever is imported is a dependency of ours by name, not only of somebody we depend on.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'product-without-development-packages',
    comment: 'What runs in production is in "dependencies".',
    from: { path: '^src/', pathNot: test },
    to: { dependencyTypes: ['npm-dev'] },
  },
  {
    name: 'product-without-tests',
    comment: 'The product does not import its tests.',
    from: { path: '^src/', pathNot: test },
    to: { path: ['^test/', '^bench/', test] },
  },
  {
    name: 'contract-alone',
    comment: 'A contract is read by server, tasks and pages: it imports zod and other contracts.',
    from: { path: contract },
    to: { pathNot: ['^node_modules/zod/', contract] },
  },
  {
    name: 'pages-see-contracts',
    comment: 'Pages know the server by its contracts and messages only.',
    from: { path: '^src/web/', pathNot: [pageBuild, test] },
    to: { path: '^src/', pathNot: ['^src/web/', ui, contract, messages] },
  },
  {
    name: 'ui-sees-contract-and-kit',
    comment: 'A panel knows its own folder, contracts, messages and the kit, so that any page can show it.',
    from: { path: ui, pathNot: test },
    to: { path: '^src/', pathNot: ['^src/domains/$1/ui/', '^src/web/kit/', contract, messages] },
  },
  {
    name: 'kit-is-general',
    comment: 'The kit serves all pages and knows none of them.',
    from: { path: '^src/web/kit/', pathNot: test },
    to: { path: '^src/', pathNot: ['^src/web/kit/', contract] },
  },
  {
    name: 'pages-run-in-the-browser',
    comment: 'A browser has no Node.js.',
    from: { path: ['^src/web/', ui], pathNot: [pageBuild, test] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-without-pages',
    comment: 'The server knows nothing of React; it serves what src/web/build.ts left in dist/.',
    from: { path: '^src/', pathNot: ['^src/web/', ui, test] },
    to: { path: ['^src/web/', ui], pathNot: pageBuild },
  },
  {
    name: 'domain-through-its-index',
    comment: 'Another domain is its index.ts and its contracts.',
    from: { path: domain, pathNot: test },
    to: {
      path: domain,
      pathNot: [
        '^src/domains/$1/',
        '^src/domains/[^/]+/(index|contract)[.]ts$',
        '^src/domains/[^/]+/[^/]+/contract[.]ts$',
      ],
    },
  },
  {
    name: 'domain-through-ports',
    comment: 'A domain says what it needs by a port; src/app chooses the adapter.',
    from: { path: ['^src/domains/', '^src/kernel/'], pathNot: test },
    to: { path: '^src/adapters/', pathNot: port },
  },
  {
    name: 'adapters-below-domains',
    comment: 'An adapter speaks to one outside thing and knows nothing of the university.',
    from: { path: '^src/adapters/', pathNot: test },
    to: { path: ['^src/domains/', '^src/web/'] },
  },
  {
    name: 'adapters-apart',
    comment: 'Adapters know each other by their ports; a port knows no implementation.',
    from: { path: '^src/adapters/([^/]+)/', pathNot: test },
    to: { path: '^src/adapters/', pathNot: ['^src/adapters/$1/', port] },
  },
  {
    name: 'port-without-implementation',
    comment: 'A port knows no implementation.',
    from: { path: '^src/adapters/[^/]+/port[.]ts$' },
    to: { path: '^src/', pathNot: ['^src/kernel/', contract, port] },
  },
  {
    name: 'kernel-at-the-bottom',
    comment: 'The kernel serves every domain and knows none.',
    from: { path: '^src/kernel/', pathNot: test },
    to: { path: ['^src/domains/', '^src/web/'], pathNot: contract },
  },
  {
    name: 'only-app-composes',
    comment: 'src/app sees everything; nothing but the command line sees it.',
    from: { path: '^src/', pathNot: ['^src/app/', '^src/main[.]ts$', test] },
    to: { path: '^src/app/' },
  },
  {
    name: 'routes-and-tasks-call-the-service',
    comment: 'A route or a task is a schema, a permission and a call of the service.',
    from: { path: part('routes|tasks'), pathNot: test },
    to: { path: domain, pathNot: ['^src/domains/$1/(service|routes|tasks)([.]ts$|/)', '/index[.]ts$', contract] },
  },
  {
    name: 'service-below-routes',
    comment: 'A use case does not know who calls it; it enqueues a kind of task (declareTask) without its handler.',
    from: { path: part('service'), pathNot: test },
    to: { path: '^src/domains/$1/((routes|tasks)([.]ts$|/)|index[.]ts$)' },
  },
  {
    name: 'store-holds-sql',
    comment: 'The store knows rules, never those who call it.',
    from: { path: part('store'), pathNot: test },
    to: { path: '^src/domains/$1/((service|routes|tasks)([.]ts$|/)|index[.]ts$)' },
  },
  {
    name: 'sql-in-the-store',
    comment: 'All SQL of a domain is in its store: store.ts, or files in store/.',
    from: { path: domain, pathNot: [part('store'), test] },
    to: { path: '^node_modules/(kysely|pg)/' },
  },
  {
    name: 'rules-see-contracts-and-rules',
    comment:
      'A file that is no named part (store.ts or store/…, service, tasks, routes, index, contract, ui/) is a rule: it computes from what it is given, with arithmetic of the kernel.',
    from: rules,
    to: {
      path: '^src/',
      pathNot: [contract, arithmetic, `^src/domains/$1/(?!(${notRules})([.]ts$|/))`],
    },
  },
  {
    name: 'rules-without-io',
    comment: 'A rule reads no file and calls no service. It may check with zod what it is given.',
    from: rules,
    to: { dependencyTypes: ['core', 'npm'], pathNot: '^node_modules/(zod|kysely|pg)/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|[.]pulse)/' },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
