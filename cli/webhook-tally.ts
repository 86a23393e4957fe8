import { setTimeout as wait } from 'node:timers/promises';
import type { ReceivedWebhook } from './receive-webhooks.ts';

/** Counts what a receiver got for one request; deliveries repeat, so it counts by their ids. */
export interface WebhookTally {
  receive(webhook: ReceivedWebhook): void;
  /** Waits until `expected` products' events and the request's are in, or `deadline` milliseconds have passed. */
  settled(requestId: string, expected: number, deadline: number): Promise<void>;
  /** `Webhooks: 18 received, 18 verified (17 product.finished, 1 request.finished)` */
  describe(requestId: string): string;
}

export function tallyWebhooks(): WebhookTally {
  const verified = new Map<string, ReceivedWebhook>();
  let refused = 0;
  const typesOf = (requestId: string) => {
    const counts = { 'product.finished': 0, 'request.finished': 0 };
    for (const { type, requestId: own } of verified.values()) {
      if (own === requestId && (type === 'product.finished' || type === 'request.finished')) counts[type]++;
    }
    return counts;
  };
  return {
    receive(webhook) {
      if (webhook.verified) verified.set(webhook.id, webhook);
      else refused++;
    },
    async settled(requestId, expected, deadline) {
      const until = performance.now() + deadline;
      const complete = () => {
        const counts = typesOf(requestId);
        return counts['product.finished'] >= expected && counts['request.finished'] >= 1;
      };
      while (!complete() && performance.now() < until) await wait(50);
    },
    describe(requestId) {
      const counts = typesOf(requestId);
      const good = counts['product.finished'] + counts['request.finished'];
      const kinds = Object.entries(counts).map(([type, count]) => `${count} ${type}`);
      const bad = refused > 0 ? `, ${refused} refused for their signature` : '';
      return `${good + refused} received, ${good} verified (${kinds.join(', ')})${bad}`;
    },
  };
}
