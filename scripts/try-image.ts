import { spawnSync } from 'node:child_process';
import { buildImage } from './image/build-image.ts';
import { whyNoContainers } from './image/why-no-containers.ts';

// `npm run try-image`: builds the image of the Dockerfile, and runs the tests of test/image/ on it. On Linux, as root,
// with buildah, debootstrap, podman and runc. Where an image cannot be built and run it says why and ends with exit
// code 77, as test runners do for a test that is skipped.

const reason = timed('the bases', whyNoContainers);
if (reason !== null) {
  console.log(`The image is not tried: ${reason}`);
  process.exit(77);
}
timed('the image', buildImage);
const tests = ['vitest', 'run', '--config', 'test/image/vitest.config.ts', ...process.argv.slice(2)];
process.exit(spawnSync('npx', tests, { stdio: 'inherit' }).status ?? 1);

function timed<T>(what: string, work: () => T): T {
  const begun = performance.now();
  const result = work();
  console.log(`${what}: ${Math.round((performance.now() - begun) / 1000)} s`);
  return result;
}
