import { spawnSync } from 'node:child_process';

/** Debian packages, each with a command of it. */
const tools = { buildah: 'buildah', debootstrap: 'debootstrap', podman: 'podman', runc: 'runc' };

/** Why an image cannot be built and run here, with the way to change that; null: it can. */
export function missingTool(): string | null {
  if (process.platform !== 'linux') return 'it takes Linux.';
  if (process.getuid?.() !== 0) return 'debootstrap works for root only.';
  const missing = Object.entries(tools)
    .filter(([, command]) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error)
    .map(([name]) => name);
  if (missing.length === 0) return null;
  return `install ${missing.join(', ')} (apt-get install ${missing.join(' ')}).`;
}
