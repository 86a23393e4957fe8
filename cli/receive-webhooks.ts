import { createServer, type IncomingMessage, type Server } from 'node:http';
import { verifyWebhook } from './verify-webhook.ts';

/** One delivery that came in. */
export interface ReceivedWebhook {
  id: string;
  /** `product.finished` or `request.finished`; what was not verified is not read and has none. */
  type: string | null;
  requestId: string | null;
  verified: boolean;
}

const MAX_BODY = 1_000_000;

/** A receiver of webhooks: answers 204 to what `secret` signed, 401 to anything else, and calls `receive`. */
export function receiveWebhooks(secret: string, receive: (webhook: ReceivedWebhook) => void): Server {
  return createServer(async (request, response) => {
    try {
      const body = await readBody(request);
      const header = (name: string) => String(request.headers[name] ?? '');
      const headers = {
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signature: header('webhook-signature'),
      };
      const verified = verifyWebhook(secret, headers, body);
      receive({ id: headers.id, verified, ...(verified ? contents(body) : { type: null, requestId: null }) });
      response.writeHead(verified ? 204 : 401).end();
    } catch {
      if (!response.headersSent) response.writeHead(400).end();
    }
  });
}

function contents(body: string): Pick<ReceivedWebhook, 'type' | 'requestId'> {
  const { type, data } = JSON.parse(body) as {
    type: string;
    data: { requestId?: string; request?: { id: string } };
  };
  return { type, requestId: data.requestId ?? data.request?.id ?? null };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
