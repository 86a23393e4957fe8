import { spawnSync } from 'node:child_process';
import { baseImages } from './base-images.ts';
import { makeBaseImages } from './make-base-images.ts';
import { confinedOptions, podman } from './podman.ts';

/** Each a package of Debian with a command of its name. */
const tools = ['buildah', 'debootstrap', 'podman', 'runc'];

/** Makes the bases. Gives why an image cannot be built and run here, with the way to change that; null: it can. */
export function whyNoContainers(): string | null {
  if (process.platform !== 'linux') return 'it takes Linux.';
  if (process.getuid?.() !== 0) return 'it takes root, for debootstrap.';
  const missing = tools.filter((tool) => spawnSync(tool, ['--version'], { stdio: 'ignore' }).error);
  if (missing.length > 0) {
    return `${missing.join(', ')} missing. With Debian: apt-get install ${missing.join(' ')}`;
  }
  try {
    makeBaseImages();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  // Where this is a container itself, it may not be allowed to make others.
  const { code, stderr } = podman('run', '--rm', ...confinedOptions(), baseImages().debian, 'true');
  return code === 0 ? null : `podman runs nothing here: ${stderr}`;
}
