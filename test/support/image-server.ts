import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What a route answers: a body with 200, or more. `{ status: 404 }` alone is an empty answer. */
export type ImageAnswer =
  | Uint8Array
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly body?: Uint8Array | string;
    };

/** Answers by path (without the query). Any other path is 404. */
export type ImageRoutes = Readonly<Record<string, ImageAnswer>>;

export interface ImageServer {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  readonly port: number;
  /** Every request so far, in the order of arrival. */
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly at: number }[];
  /** Ends the server and every connection to it. */
  close(): Promise<void>;
}

/** The certificate of secure servers: self-signed, for `localhost` and 127.0.0.1, until 2126. */
export const testCertificate = readFileSync(new URL('./test-tls-certificate.pem', import.meta.url));

/**
 * A real server on 127.0.0.1 for images and for what goes wrong with them.
 *
 * @param answers routes, or a handler that does as it likes
 * @param options `port`: to come back where a server has been; `secure`: HTTPS with `testCertificate`
 */
export async function startImageServer(
  answers: ImageRoutes | RequestListener,
  options: { readonly port?: number; readonly secure?: boolean } = {},
): Promise<ImageServer> {
  const requests: ImageServer['requests'] = [];
  const handler = typeof answers === 'function' ? answers : answerFrom(answers);
  const listener: RequestListener = (request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers, at: performance.now() });
    handler(request, response);
  };
  const server: Server = options.secure ? secureServer(listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${options.secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function secureServer(listener: RequestListener): Server {
  const key = readFileSync(new URL('./test-tls-key.pem', import.meta.url));
  return createSecureServer({ key, cert: testCertificate }, listener);
}

function answerFrom(routes: ImageRoutes): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    const answer = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (answer === undefined) return response.writeHead(404).end();
    if (answer instanceof Uint8Array) return response.writeHead(200).end(answer);
    return response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  };
}
