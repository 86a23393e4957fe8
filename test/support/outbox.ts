import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { WebhookDelivery } from '../../src/domain/delivery.ts';
import type { WebhookEvent } from '../../src/domain/request.ts';
import { createLinks } from '../../src/outputs/links.ts';
import { createLocalSignals } from '../../src/signals/local/create-local-signals.ts';
import type { Signals } from '../../src/signals/signals.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { StagedProduct } from '../../src/store/submission.ts';
import { startWebhookSender, type WebhookSender } from '../../src/webhooks/start-webhook-sender.ts';
import { products, settlementOf, submit } from '../contracts/store/store-fixtures.ts';

export const tenantSecret = 'whsec_dGVuYW50IHNlY3JldCBvZiB0aGlydHktdHdvIGJ5dGVz';
export const links = createLinks(() => 'https://images.example.com', null);

interface FinishedRequest {
  readonly url: string;
  readonly products?: readonly StagedProduct[];
  readonly secret?: string | null;
  readonly events?: readonly WebhookEvent[];
}

interface SenderSettings {
  readonly delays?: readonly number[];
  readonly timeout?: number;
  readonly allowedAddresses?: readonly string[];
  /** In front of the outbox's own. */
  readonly store?: Partial<Store>;
}

/** A real store with requests that finish, and senders on it. */
export interface Outbox {
  readonly databaseFile: string;
  readonly store: Store;
  readonly signals: Signals;
  /** Submits and settles a request; its events are in the outbox then. Gives its id. */
  finish(request: FinishedRequest): Promise<string>;
  /** The senders of a test end with the outbox. */
  send(settings?: SenderSettings): WebhookSender;
  /** A request's deliveries in the order in which they were made. */
  deliveries(requestId: string): Promise<WebhookDelivery[]>;
  close(): Promise<void>;
}

export async function openOutbox(): Promise<Outbox> {
  const dataDir = await mkdtemp(join(tmpdir(), 'halftone-webhooks-'));
  const store = await openSqliteStore({ dataDir });
  const signals = createLocalSignals();
  const senders: WebhookSender[] = [];
  return {
    databaseFile: join(dataDir, 'halftone.db'),
    store,
    signals,
    async finish({ url, products: staged = products(1), secret = null, events = ['PRODUCT_FINISHED'] }) {
      const id = await submit(store, staged, { webhook: { url, events, secret } });
      for (;;) {
        const claims = await store.claim(id, 200);
        if (claims.length === 0) break;
        await store.settle(claims.map((claim) => settlementOf(claim)));
      }
      signals.notify('deliveries');
      return id;
    },
    send({ allowedAddresses = ['127.0.0.0/8'], store: changes, ...settings } = {}) {
      const sender = startWebhookSender(
        {
          store: { ...store, ...changes },
          signals,
          links,
          secretOf: async () => tenantSecret,
          logger: pino({ level: 'silent' }),
        },
        { allowedAddresses, version: '1.2.3', ...settings },
      );
      senders.push(sender);
      return sender;
    },
    async deliveries(requestId) {
      const page = await store.listDeliveries(requestId, { first: 200, after: null, offset: 0 });
      return page.items.map(({ item }) => item).reverse();
    },
    async close() {
      await Promise.all(senders.map((sender) => sender.close()));
      await signals.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
