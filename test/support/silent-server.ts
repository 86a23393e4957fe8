import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface SilentServer {
  readonly port: number;
  /** Resolves with the first connection. */
  readonly connected: Promise<unknown>;
  close(): void;
}

/** A server on 127.0.0.1 that takes every connection and never answers: what a start that hangs waits for. */
export async function startSilentServer(): Promise<SilentServer> {
  const server = createServer().listen(0, '127.0.0.1');
  const connected = once(server, 'connection');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connected,
    close: () => void server.close(),
  };
}
