import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { testCertificate } from './image-server.ts';

export interface RawServer {
  /** `http(s)://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  /** Every request so far: its text, and the number of its connection, from 1. */
  readonly requests: { readonly text: string; readonly path: string; readonly connection: number }[];
  /** Connections that are open now. */
  readonly open: () => number;
  /** Ends the server and every connection to it. */
  close(): Promise<void>;
}

/** The bytes of an answer and whether the connection is closed after them (else it stays open). */
export interface RawAnswer {
  readonly bytes: string | Buffer;
  readonly close: boolean;
}

/**
 * A server that sends bytes as they are, for answers no HTTP server would give. Text is Latin-1.
 *
 * @param answer what a request with this path gets; its place counts the requests of that path from 1
 * @param options `secure`: HTTPS with `testCertificate`
 */
export async function startRawServer(
  answer: (path: string, place: number) => RawAnswer,
  options: { readonly secure?: boolean } = {},
): Promise<RawServer> {
  const requests: RawServer['requests'] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const listener = (socket: Socket) => {
    connections += 1;
    const connection = connections;
    let text = '';
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (!text.endsWith('\r\n\r\n')) return;
      const path = text.split(' ')[1] ?? '';
      requests.push({ text, path, connection });
      text = '';
      const place = requests.filter((request) => request.path === path).length;
      const { bytes, close } = answer(path, place);
      socket.write(bytes, 'latin1');
      if (close) socket.end();
    });
  };
  const key = readFileSync(new URL('./test-tls-key.pem', import.meta.url));
  const server = options.secure
    ? createSecureServer({ key, cert: testCertificate }, listener)
    : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `${options.secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
