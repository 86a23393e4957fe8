import { spawnSync } from 'node:child_process';
import { buildImage } from './image/build-image.ts';
import { makeBaseImages } from './image/make-base-images.ts';
import { missingTool } from './image/missing-tool.ts';

// `npm run try-image`: builds the image of the Dockerfile, and runs the tests of test/image/ on it. On a Linux
// machine with buildah, podman, runc and debootstrap, as root; where something is missing it says what, with exit
// code 77, as test runners do for a test that was skipped.

const missing = missingTool();
if (missing !== null) {
  console.log(`The image is not tried: ${missing}`);
  process.exit(77);
}
step('the bases', makeBaseImages);
step('the image', buildImage);
const tests = ['vitest', 'run', '--config', 'test/image/vitest.config.ts', ...process.argv.slice(2)];
process.exit(spawnSync('npx', tests, { stdio: 'inherit' }).status ?? 1);

function step(what: string, work: () => void): void {
  const begun = performance.now();
  work();
  console.log(`${what}: ${Math.round((performance.now() - begun) / 1000)} s`);
}
