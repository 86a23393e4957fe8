import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';

const HOST = '127.0.0.1';

/** Makes `server` listen on this machine at `preferred`, or at any free port when that one is taken. */
export async function listen(server: Server, preferred: number): Promise<string> {
  server.listen(await freePort(preferred), HOST);
  await once(server, 'listening');
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/** `preferred` if it is free, else a port the system picks. */
export async function freePort(preferred: number): Promise<number> {
  for (const port of [preferred, 0]) {
    const probe = createServer();
    try {
      probe.listen(port, HOST);
      await once(probe, 'listening');
      return (probe.address() as AddressInfo).port;
    } catch (error) {
      if (!['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      probe.close();
    }
  }
  throw new Error(`No free port on ${HOST}.`);
}
