import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: libraries load its CommonJS build, and its types know themselves by identity.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // They need an image: npm run try-image.
    exclude: [...configDefaults.exclude, 'test/image/**'],
    setupFiles: ['test/support/property-tests.ts'],
    pool: 'forks',
    // Only ever reached by what hangs; a machine with other work is several times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
