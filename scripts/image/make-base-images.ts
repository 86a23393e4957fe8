import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImages } from './base-images.ts';
import { storageOptions } from './container-storage.ts';
import { run } from './run.ts';

/** What Debian's slim images leave out of the same packages. */
const leftOut = [
  'usr/share/doc',
  'usr/share/man',
  'usr/share/info',
  'usr/share/locale',
  'var/cache/apt',
  'var/lib/apt/lists',
];

/** The npm that comes with the Node of the Dockerfile. */
const npm = 'npm@11';

/**
 * Makes the bases of the Dockerfile from packages of Debian and npm, under their own names, so that the image can
 * be built where no registry of images is reached. Those that are there already stay.
 */
export function makeBaseImages(): void {
  const { node, debian, versions } = baseImages();
  const folder = mkdtempSync(join(tmpdir(), 'halftone-base-'));
  try {
    if (!isThere(debian)) {
      const root = join(folder, 'debian');
      run('debootstrap', ['--variant=minbase', versions.debian, root, ...mirror()]);
      for (const path of leftOut) rmSync(join(root, path), { recursive: true, force: true });
      commit('scratch', debian, (container) => buildah('add', '--quiet', container, root, '/'));
      rmSync(root, { recursive: true });
    }
    if (!isThere(node)) {
      const packages = [`node-linux-${process.arch}@${versions.node}`, npm];
      run('npm', ['install', '--no-save', '--no-package-lock', '--prefix', folder, ...packages]);
      const modules = join(folder, 'node_modules');
      commit(debian, node, (container) => {
        buildah(
          'add',
          '--quiet',
          container,
          join(modules, `node-linux-${process.arch}`, 'bin'),
          '/usr/local/bin',
        );
        buildah('add', '--quiet', container, join(modules, 'npm'), '/usr/local/lib/node_modules/npm');
        buildah(
          ...['run', '--isolation', 'chroot', container, '--'],
          ...['ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', '/usr/local/bin/npm'],
        );
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function buildah(command: string, ...args: string[]): string {
  return run('buildah', [command, ...storageOptions, ...args]);
}

function isThere(image: string): boolean {
  return buildah('images', '--quiet', '--filter', `reference=${image}`) !== '';
}

function commit(base: string, image: string, fill: (container: string) => void): void {
  const container = buildah('from', '--pull-never', base);
  try {
    fill(container);
    buildah('commit', '--quiet', container, image);
  } finally {
    buildah('rm', container);
  }
}

/** The Debian mirror that this machine takes its packages from; none: debootstrap's own. */
function mirror(): string[] {
  const targets = run('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(LABEL)',
    'Created-By: Packages',
  ]);
  const found = targets.split('\n').find((target) => target.endsWith(' Debian'));
  return found === undefined ? [] : [found.slice(0, found.indexOf(' '))];
}
