import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storageOptions, triedImage } from './container-storage.ts';
import { run } from './run.ts';

/** Builds the Dockerfile of this folder, with npm's own settings and cache of this machine in reach of the build. */
export function buildImage(): void {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-build-'));
  try {
    const { settings, volumes } = npmSettings();
    const npmrc = join(folder, 'npmrc');
    writeFileSync(npmrc, settings.join('\n'), { mode: 0o600 });
    run('buildah', [
      ...['bud', ...storageOptions, '--isolation', 'chroot', '--pull-never'],
      // OCI's own format has no HEALTHCHECK.
      ...['--format', 'docker', '--secret', `id=npmrc,src=${npmrc}`],
      ...volumes.flatMap((volume) => ['--volume', volume]),
      ...['--tag', triedImage, '.'],
    ]);
    // The image of the run before has lost its name.
    run('buildah', ['rmi', ...storageOptions, '--prune']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The registry is where this machine says it is, and what it has fetched already is not fetched again. */
function npmSettings(): { settings: string[]; volumes: string[] } {
  const setting = (name: string): string => run('npm', ['config', 'get', name]);
  const settings = [
    `registry=${setting('registry')}`,
    'cache=/var/cache/npm',
    'prefer-offline=true',
    'update-notifier=false',
  ];
  const volumes = [`${setting('cache')}:/var/cache/npm`];
  const certificates = setting('cafile');
  if (certificates !== 'null' && certificates !== '') {
    settings.push('cafile=/etc/npm-certificates.pem');
    volumes.push(`${certificates}:/etc/npm-certificates.pem:ro`);
  }
  return { settings, volumes };
}
