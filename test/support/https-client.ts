import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { json } from 'node:stream/consumers';
import { testCertificate } from './image-server.ts';

/** One request to a server that has the tests' certificate; its body is sent by `send`, else there is none. */
export function askHttps(
  url: string,
  options: RequestOptions = {},
  send?: (write: (chunk: Uint8Array | string) => Promise<void>) => Promise<void>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ca: testCertificate, agent: false, ...options }, resolve);
    outgoing.on('error', reject);
    const write = async (chunk: Uint8Array | string) => {
      if (outgoing.destroyed) throw new Error('the connection ended');
      if (!outgoing.write(chunk)) {
        await new Promise((drained) => outgoing.once('drain', drained).once('close', drained));
      }
    };
    if (send === undefined) outgoing.end();
    else {
      send(write).then(
        () => outgoing.end(),
        (error: Error) => outgoing.destroy(error),
      );
    }
  });
}

/** A GraphQL operation over POST; returns its data, throws its errors. */
export async function askGraphql(
  url: string,
  headers: Record<string, string>,
  query: string,
  variables: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const answer = await askHttps(
    `${url}/graphql`,
    { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } },
    (write) => write(JSON.stringify({ query, variables })),
  );
  const { data, errors } = (await json(answer)) as { data?: Record<string, unknown>; errors?: unknown };
  if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
  return data;
}
