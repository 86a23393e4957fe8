import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: libraries load its CommonJS build, and its types know themselves by identity.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
