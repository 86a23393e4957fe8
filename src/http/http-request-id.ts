import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The header that names one HTTP request in its answer, in the log and in GraphQL errors. */
export const requestIdHeader = 'x-request-id';

/** Ids of proxies and tracers: UUIDs, hexadecimal, base64, `Root=1-…`. Nothing that could break a line or a header. */
const wellFormed = /^[\w.:+/=@-]{1,128}$/;

const ids = new WeakMap<IncomingMessage, string>();

/** The id that came with the request where it is well formed, else a new one; the same whenever it is asked. */
export function httpRequestId(request: IncomingMessage): string {
  let id = ids.get(request);
  if (id === undefined) {
    const given = request.headers[requestIdHeader];
    id = typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
    ids.set(request, id);
  }
  return id;
}
