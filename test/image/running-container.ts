import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { triedImage } from '../../scripts/image/container-storage.ts';
import { confinedOptions, type Finished, podman } from '../../scripts/image/podman.ts';
import { waitFor } from '../support/wait-for.ts';

export interface Running {
  readonly name: string;
  readonly url: string;
}

const key = randomUUID();
export const authorization = { authorization: `Bearer ${key}` };

/** Containers of the image, one after the other on one volume and at one address. */
export function createContainers() {
  const run = randomUUID().slice(0, 8);
  const volume = `halftone-${run}`;
  const made: string[] = [];
  let port = 0;

  function options(given: Record<string, string>): string[] {
    const environment = {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      API_KEYS: `try:${key}`,
      ALLOWED_ADDRESSES: '127.0.0.0/8',
      ...given,
    };
    const variables = Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    return [...confinedOptions(), '--volume', `${volume}:/data`, ...variables, triedImage];
  }

  function launch(environment: Record<string, string> = {}): string {
    const name = `${volume}-${made.length + 1}`;
    made.push(name);
    const { code, stderr } = podman('run', '--detach', '--name', name, ...options(environment));
    if (code !== 0) throw new Error(stderr);
    return name;
  }

  return {
    /** Does not wait for what is in it. */
    launch,
    async start(): Promise<Running> {
      if (port === 0) port = await freePort();
      const name = launch();
      const url = `http://127.0.0.1:${port}`;
      await waitFor(`${name} to be ready`, async () => {
        const running = podman('inspect', '--format', '{{.State.Running}}', name).stdout === 'true';
        if (!running) throw new Error(podman('logs', name).stderr);
        return (await fetch(`${url}/ready`).catch(() => null))?.ok ? true : null;
      });
      return { name, url };
    },
    /** As an operator would; returns the exit code, which is 137 where it had to be killed after 10 s. */
    stop({ name }: Pick<Running, 'name'>): number {
      podman('stop', name);
      return Number(podman('inspect', '--format', '{{.State.ExitCode}}', name).stdout);
    },
    /** A server that should not start. */
    refused: (environment: Record<string, string>): Finished =>
      podman('run', '--rm', ...options(environment)),
    remove(): void {
      if (made.length > 0) podman('rm', '--force', '--time', '0', ...made);
      podman('volume', 'rm', '--force', volume);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
