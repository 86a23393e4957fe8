import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import axios, { isAxiosError } from 'axios';
import type { GuardedAgents } from '../outbound/address-guard.ts';
import { codeOf } from '../outbound/network-failure.ts';
import type { Deadlines } from './deadlines.ts';
import { decodedBody } from './decoded-body.ts';

/** An answer whose body has not been read. */
export interface ImageAnswer {
  readonly status: number;
  /** Without its content codings. */
  readonly body: Readable;
  /** The values of `Set-Cookie`. */
  readonly cookies: readonly string[];
  /** Bytes of the body that have come, as they were sent. */
  received(): number;
  header(name: string): string | null;
}

/** Asks for one URL, without following redirects. */
export type ImageRequest = (
  url: URL,
  deadlines: Deadlines,
  headers: Readonly<Record<string, string>>,
) => Promise<ImageAnswer>;

export function createImageRequest(agents: GuardedAgents): ImageRequest {
  const client = axios.create({
    adapter: 'http',
    method: 'get',
    responseType: 'stream',
    httpAgent: agents.httpAgent,
    httpsAgent: agents.httpsAgent,
    proxy: false,
    maxRedirects: 0,
    validateStatus: null,
    // Done here, since some servers name a coding that their bytes are not in.
    decompress: false,
  });
  return async (url, deadlines, headers) => {
    try {
      return await ask(url, deadlines, headers);
    } catch (error) {
      if (!wasStale(error)) throw error;
      return ask(url, deadlines, headers);
    }
  };

  async function ask(
    url: URL,
    deadlines: Deadlines,
    headers: Readonly<Record<string, string>>,
  ): Promise<ImageAnswer> {
    let received = 0;
    const response = await client.request<Readable>({
      url: url.href,
      headers,
      signal: deadlines.signal,
      transport: reportingConnection(url, deadlines.connected, (bytes) => {
        received += bytes;
      }),
    });
    const { data } = response;
    // A body that is not read may still break off, and an error without a listener ends the process.
    data.on('error', () => {});
    const cookies = (response.headers as Record<string, unknown>)['set-cookie'];
    return {
      status: response.status,
      body: decodedBody(data, headerOf(response.headers, 'content-encoding')),
      cookies: Array.isArray(cookies) ? cookies : [],
      received: () => received,
      header: (name) => headerOf(response.headers, name),
    };
  }
}

function headerOf(headers: unknown, name: string): string | null {
  const value = (headers as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : null;
}

/** Node's own client, reporting when its connection stands and the bytes of the body as they come. */
function reportingConnection(url: URL, connected: () => void, onBytes: (count: number) => void) {
  const isSecure = url.protocol === 'https:';
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) {
      const request = (isSecure ? https : http).request(options, (response) => {
        countBytes(response, onBytes);
        onResponse(response);
      });
      request.once('socket', (socket) => {
        const isNew = socket.connecting || (isSecure && !(socket as TLSSocket).getProtocol());
        if (!request.reusedSocket && isNew) socket.once(isSecure ? 'secureConnect' : 'connect', connected);
        else connected();
      });
      return request;
    },
  };
}

/** Where Node's parser hands them over: what is buffered in a stream that breaks off is lost otherwise. */
function countBytes(response: http.IncomingMessage, onBytes: (count: number) => void): void {
  const push = response.push.bind(response);
  response.push = (chunk: Buffer | null, ...rest) => {
    if (chunk !== null) onBytes(chunk.length);
    return push(chunk, ...rest);
  };
}

/** A kept connection that the server closed in the same moment: not an error of the server (RFC 9112, 9.3.1). */
function wasStale(error: unknown): boolean {
  if (!isAxiosError(error) || error.response !== undefined) return false;
  const { request, cause } = error as { request?: http.ClientRequest; cause?: unknown };
  return request?.reusedSocket === true && ['ECONNRESET', 'EPIPE'].includes(codeOf(cause));
}
