import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { ImageError } from '../../domain/image-error.ts';
import type { GuardedAgents } from '../../outbound/address-guard.ts';
import { decodedBody } from '../decoded-body.ts';
import { generatedBody } from '../generated-body.ts';
import type { ImageRequest } from '../image-request.ts';
import { createByteSource } from './byte-source.ts';
import { framingOf } from './framing.ts';
import { openConnection } from './open-connection.ts';
import { readBody } from './read-body.ts';
import { readHead } from './read-head.ts';

/**
 * Asks as the ordinary request does, and reads what comes as leniently as browsers do: for a server whose
 * answer Node's parser refused. Where such an answer ends can be a matter of opinion; so each has a connection
 * of its own that is closed afterwards, and no other answer can be taken for a part of it.
 */
export function createLenientRequest(agents: GuardedAgents): ImageRequest {
  return async (url, deadlines, headers) => {
    const socket = await openConnection(url, agents, deadlines);
    try {
      socket.write(requestText(url, headers), 'latin1');
      const source = createByteSource(socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>);
      const head = await readHead(source);
      const framing = framingOf(head);
      const header = (name: string) => head.headers.get(name)?.[0] ?? null;
      let missing: ImageError | null = null;
      const onShort = (error: ImageError) => {
        missing = error;
      };
      let received = 0;
      const onBytes = (count: number) => {
        received += count;
      };
      const raw = generatedBody(readBody(source, framing, { onBytes, onShort }), () => socket.destroy());
      const decoded = decodedBody(raw, header('content-encoding'));
      const body = generatedBody(checked(decoded), () => decoded.destroy());
      const cookies = head.headers.get('set-cookie') ?? [];
      return { status: head.status, body, cookies, received: () => received, header: headerOf };

      function headerOf(name: string): string | null {
        if (name !== 'content-length') return header(name);
        return typeof framing === 'number' ? String(framing) : null;
      }

      /** Some servers announce the length from before they compressed; browsers let that pass, and so does this. */
      async function* checked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
        let count = 0;
        for await (const chunk of bytes) {
          count += chunk.length;
          yield chunk;
        }
        if (missing !== null && count !== framing) throw missing;
      }
    } catch (error) {
      socket.destroy();
      throw error;
    }
  };
}

function requestText(url: URL, headers: Readonly<Record<string, string>>): string {
  const lines = [`GET ${url.pathname}${url.search} HTTP/1.1`];
  for (const [name, value] of Object.entries({ Host: url.host, ...headers, Connection: 'close' })) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
