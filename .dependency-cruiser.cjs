/** Which room may import from which; DESIGN's rules as a check. */
const implementation = '^src/(store|queue|files|signals)/[^/]+/';
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
      comment: 'app.ts picks the implementations; everyone else knows the ports.',
      from: { path: '^src/', pathNot: [implementation, '^src/(app|read-webhook-secret)\\.ts$'] },
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
      name: 'domain-knows-ports',
      severity: 'error',
      from: { path: '^src/(catalog|requests|processing)/' },
      to: { path: '^src/(graphql|http)/|^src/(app|main|config)\\.ts$|^workers/' },
    },
    {
      name: 'graphql-over-domain',
      severity: 'error',
      comment: 'Resolvers call requests/ and catalog/, never a store.',
      from: { path: '^src/graphql/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(graphql|requests|catalog|compression|webhooks)/|^src/store/page\\.ts$|^src/[a-z-]+-error\\.ts$',
      },
    },
    {
      name: 'http-over-graphql',
      severity: 'error',
      from: { path: '^src/http/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(http|graphql|requests)/|^src/files/[a-z-]+\\.ts$|^src/(config|entry-point|project-root|[a-z-]+-error)\\.ts$',
      },
    },
    {
      name: 'workers-apart',
      severity: 'error',
      comment: 'What runs in the pool knows the shared words of compression and the domain, nothing else.',
      from: { path: '^workers/' },
      to: { path: '^src/', pathNot: '^src/(compression|requests)/|^src/(entry-point|[a-z-]+-error)\\.ts$' },
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
      ['^src/(download|webhooks)/', '^test/', '^bench/', 'node_modules'],
      'Every request to a stranger goes through the guard.',
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
