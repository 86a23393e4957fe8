/** Which room may import from which: docs/design.md's rules as a check. */
const implementation = '^src/(store/(sqlite|mongo)|(queue|files|signals)/[^/]+)/';
/**
 * The rooms of src/ from the ground up. What nothing but main.ts and the terminal sees (app.ts, embedded/) stands
 * above all of them.
 */
const layers = [
  ['domain'],
  ['installation', 'format', 'concurrency', 'log'],
  ['outbound', 'catalog', 'files', 'signals'],
  ['store', 'download', 'compression'],
  ['queue', 'outputs'],
  ['processing', 'webhooks', 'requests'],
  ['maintenance'],
  ['graphql'],
  ['http'],
  ['metrics'],
];
const onlyIn = (name, module, folders, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { pathNot: folders },
  to: { path: `(^|node_modules/)${module}(/|$)` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node' },
    },
    {
      name: 'implementations-only-in-app',
      severity: 'error',
      comment:
        'app.ts picks the implementations, embedded/ works on the embedded store beside a server; all else knows the ports.',
      from: {
        path: '^(src|workers|cli|web)/',
        pathNot: [implementation, '^src/(app\\.ts$|embedded/)'],
      },
      to: { path: implementation },
    },
    {
      name: 'implementations-apart',
      severity: 'error',
      comment: 'An implementation knows its port and the domain, never another implementation.',
      from: { path: '^src/(store|queue|files|signals)/([^/]+)/' },
      to: { path: implementation, pathNot: '^src/$1/$2/' },
    },
    {
      name: 'store-policy-is-pure',
      severity: 'error',
      comment: 'Rules of every store, without I/O: the policy knows the domain and the port.',
      from: { path: '^src/store/policy/' },
      to: { pathNot: '^src/(domain|store/policy)/|^src/store/[a-z-]+\\.ts$' },
    },
    {
      name: 'store-policy-only-in-stores',
      severity: 'error',
      comment: 'Who uses a store asks its port.',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: '^src/store/policy/' },
    },
    ...layers.map((rooms, i) => ({
      name: `no-import-back-up-${rooms[0]}`,
      severity: 'error',
      comment: 'A room knows the rooms of the layers under its own, and of its own layer itself alone.',
      from: { path: `^src/(${rooms.join('|')})/` },
      to: {
        path: '^src/',
        pathNot: [
          `^src/(${layers.slice(0, i).flat().concat('$1').join('|')})/`,
          // The server reads the settings as they are.
          ...(rooms.includes('http') ? ['^src/config\\.ts$'] : []),
        ],
      },
    })),
    {
      name: 'graphql-over-requests',
      severity: 'error',
      comment: 'Resolvers call requests/ and catalog/, never a store.',
      from: { path: '^src/graphql/' },
      to: { path: '^src/', pathNot: '^src/(graphql|requests|outputs|catalog|domain)/' },
    },
    {
      name: 'http-over-graphql',
      severity: 'error',
      from: { path: '^src/http/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(http|graphql|requests|outputs|domain|installation|concurrency|log)/|^src/files/[a-z-]+\\.ts$|^src/config\\.ts$',
      },
    },
    {
      name: 'workers-apart',
      severity: 'error',
      comment: 'What runs in the pool knows the domain and how the server talks to it, nothing else.',
      from: { path: '^workers/' },
      to: { path: '^src/', pathNot: '^src/(compression|domain|installation|log)/' },
    },
    {
      name: 'product-without-tools',
      severity: 'error',
      comment: 'What is shipped never needs what is used to build, show, test or measure it.',
      from: { path: '^(src|workers|cli)/' },
      to: { path: '^(web|bench|examples|scripts|test)/|^[^/]+\\.ts$' },
    },
    {
      name: 'server-without-clients',
      severity: 'error',
      from: { path: '^(src|workers)/' },
      to: { path: '^cli/' },
    },
    {
      name: 'format-alone',
      severity: 'error',
      comment: 'Numbers as a person reads them; the page takes these files into the browser.',
      from: { path: '^src/format/' },
      to: { pathNot: '^src/format/' },
    },
    {
      name: 'concurrency-alone',
      severity: 'error',
      comment: 'The parts that all waiting is made of know nothing of what waits.',
      from: { path: '^src/concurrency/' },
      to: { path: '^(src|workers|cli|web)/', pathNot: '^src/concurrency/' },
    },
    {
      name: 'web-over-the-api',
      severity: 'error',
      comment:
        'The page knows the public schema, and how numbers are shown; nothing else of the server or terminal.',
      from: { path: '^web/' },
      to: { pathNot: '^(web|src/format|generated)/|node_modules|^@graphql-typed-document-node' },
    },
    {
      name: 'generated-alone',
      severity: 'error',
      comment: "The schema's enums and inputs, for every client: types, written by codegen.",
      from: { path: '^generated/' },
      to: {},
    },
    {
      name: 'tools-alone',
      severity: 'error',
      comment: 'Scripts and the drawing of the sample run before anything is built.',
      from: { path: '^(scripts|examples)/' },
      to: { path: '^(src|workers|cli|web|bench|test)/' },
    },
    {
      name: 'examples-and-scripts-apart',
      severity: 'error',
      from: { path: '^(scripts|examples)/' },
      to: { path: '^(scripts|examples)/', pathNot: '^$1/' },
    },
    {
      name: 'bench-over-product',
      severity: 'error',
      comment: 'Benchmarks take what tests start servers and stores with, never a test.',
      from: { path: '^bench/' },
      to: { path: '^(cli|web|examples|scripts)/|^test/(?!support/|contracts/store/store-fixtures\\.ts$)' },
    },
    {
      name: 'test-without-bench',
      severity: 'error',
      comment: 'Numbers that are measured belong to bench/; the page is tested in a browser.',
      from: { path: '^test/' },
      to: { path: '^(bench|web)/' },
    },
    onlyIn(
      'sharp-in-workers',
      'sharp',
      ['^workers/', '^examples/', '^bench/', '^test/', 'node_modules'],
      'A native crash must not reach the server.',
    ),
    onlyIn(
      'libsql-in-sqlite-store',
      'libsql',
      ['^src/store/sqlite/', '^test/', '^bench/', 'node_modules'],
      'One implementation, one driver.',
    ),
    onlyIn(
      'mongodb-in-mongo-store',
      'mongodb',
      ['^src/store/mongo/', '^test/', '^bench/', 'node_modules'],
      'One implementation, one driver.',
    ),
    onlyIn(
      'axios-behind-the-guard',
      'axios',
      ['^src/(download|webhooks|outbound)/', '^test/', '^bench/', 'node_modules'],
      'Every request to a stranger goes through the guard.',
    ),
    onlyIn(
      'prom-client-in-metrics',
      'prom-client',
      ['^src/metrics/', 'node_modules'],
      'Rooms have observers of their own, and know no library that counts.',
    ),
    onlyIn(
      'react-in-the-page',
      '(react|react-dom|urql|@tanstack/react-virtual)',
      ['^web/', 'node_modules'],
      'Only the page runs in a browser.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
