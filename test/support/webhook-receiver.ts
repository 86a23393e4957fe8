import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ReceivedDelivery {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came, for the signature. */
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What the receiver does with a delivery: an answer, none at all, a reset, or an answer without an end. */
export type ReceiverAnswer =
  | {
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string | Uint8Array;
      /** Milliseconds before it answers. */
      readonly delay?: number;
    }
  | 'hang'
  | 'reset'
  | 'endless';

/** @param attempt how many times this `webhook-id` has come, this time included */
export type AnswerRule = (delivery: ReceivedDelivery, attempt: number) => ReceiverAnswer;

export interface WebhookReceiver {
  /** `http://127.0.0.1:<port>/hook`. */
  readonly url: string;
  /** Every delivery so far, in the order of arrival. */
  readonly deliveries: readonly ReceivedDelivery[];
  /** Connections that are open at this moment. */
  openConnections(): Promise<number>;
  /** From now on. */
  answerWith(rule: AnswerRule): void;
  close(): Promise<void>;
}

/** A real HTTP server that keeps every delivery it gets and answers as told, at first with 204. */
export async function startWebhookReceiver(
  rule: AnswerRule = () => ({ status: 204 }),
): Promise<WebhookReceiver> {
  const deliveries: ReceivedDelivery[] = [];
  const attempts = new Map<string, number>();
  let answerOf = rule;
  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await buffer(request)).toString();
    const { url: path = '', headers } = request;
    const delivery = { path, headers, body, at: Date.now() };
    deliveries.push(delivery);
    const id = String(headers['webhook-id']);
    const attempt = (attempts.get(id) ?? 0) + 1;
    attempts.set(id, attempt);
    await answer(response, answerOf(delivery, attempt));
  }

  return {
    url: `http://127.0.0.1:${port}/hook`,
    deliveries,
    openConnections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    answerWith(next) {
      answerOf = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(response: ServerResponse, how: ReceiverAnswer): Promise<void> {
  if (how === 'hang') return;
  if (how === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (how === 'endless') {
    await pipeline(endlessly(), response).catch(() => {});
    return;
  }
  if (how.delay !== undefined) await sleep(how.delay);
  response.writeHead(how.status, how.headers).end(how.body);
}

function* endlessly(): Generator<string> {
  for (;;) yield 'endless '.repeat(1024);
}
