import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import axios, { isAxiosError } from 'axios';
import type { GuardedAgents } from './address-guard.ts';
import type { Deadlines } from './deadlines.ts';
import { codeOf } from './network-failure.ts';

/** An answer whose body has not been read. */
export interface ImageAnswer {
  readonly status: number;
  readonly body: Readable;
  header(name: string): string | null;
}

/** Asks for one URL, without following redirects. */
export type ImageRequest = (
  url: URL,
  deadlines: Deadlines,
  headers?: Readonly<Record<string, string>>,
) => Promise<ImageAnswer>;

/**
 * The formats as they are: an Accept that names WebP or AVIF, or takes every image alike, makes image CDNs
 * swap the shop's file for another format.
 */
const accept = 'image/jpeg,image/png,image/gif,*/*;q=0.1';

/** @param version Halftone's own, for its User-Agent */
export function createImageRequest(agents: GuardedAgents, version: string): ImageRequest {
  const client = axios.create({
    adapter: 'http',
    method: 'get',
    responseType: 'stream',
    httpAgent: agents.httpAgent,
    httpsAgent: agents.httpsAgent,
    proxy: false,
    maxRedirects: 0,
    validateStatus: null,
    // Asked not to, some servers compress all the same; the byte limit then counts what comes out of it.
    decompress: true,
    headers: {
      'User-Agent': `Halftone/${version} (+image compression; fetches the images a catalogue lists)`,
      Accept: accept,
      'Accept-Encoding': 'identity',
    },
  });
  return async (url, deadlines, headers = {}) => {
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
    const response = await client.request<Readable>({
      url: url.href,
      headers,
      signal: deadlines.signal,
      transport: reportingConnection(url, deadlines.connected),
    });
    // A body that nobody reads may still break off, and an error without a listener ends the process.
    response.data.on('error', () => {});
    return {
      status: response.status,
      body: response.data,
      header: (name) => headerOf(response.headers, name),
    };
  }
}

function headerOf(headers: unknown, name: string): string | null {
  const value = (headers as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : null;
}

/** Node's own client, telling when its connection stands. */
function reportingConnection(url: URL, connected: () => void) {
  const isSecure = url.protocol === 'https:';
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) {
      const request = (isSecure ? https : http).request(options, onResponse);
      request.once('socket', (socket) => {
        const isNew = socket.connecting || (isSecure && !(socket as TLSSocket).getProtocol());
        if (!request.reusedSocket && isNew) socket.once(isSecure ? 'secureConnect' : 'connect', connected);
        else connected();
      });
      return request;
    },
  };
}

/** A kept connection that the server closed in the same moment: not an error of the server (RFC 9112, 9.3.1). */
function wasStale(error: unknown): boolean {
  if (!isAxiosError(error) || error.response !== undefined) return false;
  const { request, cause } = error as { request?: http.ClientRequest; cause?: unknown };
  return request?.reusedSocket === true && ['ECONNRESET', 'EPIPE'].includes(codeOf(cause));
}
