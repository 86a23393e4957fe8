import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One copy of graphql: libraries load its CommonJS build, and its types know themselves by identity.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    setupFiles: ['test/support/property-tests.ts'],
    pool: 'forks',
    // Only ever reached by what hangs; a machine with other work is several times slower.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // One project after another: what needs the processor alone is not slowed down by what mostly waits.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          maxWorkers: '100%',
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['test/contracts/**/*.test.ts'],
          maxWorkers: '200%',
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/build-once.ts',
          maxWorkers: '200%',
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
