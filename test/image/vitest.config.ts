import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const { projects: _, ...shared } = base.test ?? {};

/** The tests of the image, which `npm run try-image` runs once it has built one. Not the projects of all others. */
export default mergeConfig(
  { ...base, test: shared },
  defineConfig({ test: { include: ['test/image/**/*.test.ts'] } }),
);
