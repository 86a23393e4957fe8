import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WebhookDelivery } from '../domain/delivery.ts';
import { standardDelays } from '../domain/retry-schedule.ts';
import { createGuardedAgents } from '../outbound/address-guard.ts';
import type { Links } from '../outputs/links.ts';
import type { Signals } from '../signals/signals.ts';
import { createWakeup } from '../signals/wakeup.ts';
import { createDeliveryWindow } from './delivery-window.ts';
import { type SendContext, sendDelivery } from './send-delivery.ts';
import { createSteadyClock } from './steady-clock.ts';

export interface WebhookSender {
  /** Stops immediately; what is under way is aborted and stays due. */
  close(): Promise<void>;
}

interface Dependencies {
  readonly store: SendContext['store'];
  readonly signals: Signals;
  readonly links: Links;
  /** The secret of requests that have none of their own: WEBHOOK_SECRET, else the tenant's. */
  readonly secretOf: (owner: string) => Promise<string>;
  readonly logger: Logger;
}

interface Settings {
  /** CIDRs exempt from the address guard. */
  readonly allowedAddresses: readonly string[];
  /** Halftone's, for the user agent. */
  readonly version: string;
  /** Milliseconds after the first, second, … failure. */
  readonly delays?: readonly number[];
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
}

const standardTimeout = 15_000;
/** Deliveries asked for in one look at the store. */
const pageSize = 200;
/** Milliseconds: between looks at least, at most, and at most while due deliveries wait for a place. */
const lookSpacing = 100;
const lookInterval = 5000;
const backlogInterval = 1000;
/** Milliseconds for which a delivery rests that the store or an error of ours kept from being made. */
const failurePause = 1000;

/**
 * Sends what is due in the store's outbox until it is closed. The store is the truth: a signal or a due time
 * only says when to look, and what a killed process had in flight is due again at the next start.
 */
export function startWebhookSender(dependencies: Dependencies, settings: Settings): WebhookSender {
  const { store, signals, logger } = dependencies;
  const agents = createGuardedAgents(settings.allowedAddresses);
  const closing = new AbortController();
  const window = createDeliveryWindow();
  const clock = createSteadyClock();
  const wakeup = createWakeup(signals, 'deliveries');
  const flights = new Set<Promise<void>>();
  let nudge = new AbortController();
  const context: SendContext = {
    ...dependencies,
    clock,
    agents,
    closing: closing.signal,
    userAgent: `Halftone/${settings.version} (webhook)`,
    timeout: settings.timeout ?? standardTimeout,
    delays: settings.delays ?? standardDelays,
  };
  const running = run();

  return {
    async close() {
      closing.abort();
      wakeup.stop();
      nudge.abort();
      await running;
      await Promise.all(flights);
      agents.close();
    },
  };

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      nudge = new AbortController();
      const pause = await look().catch((error: unknown) => {
        logger.warn({ err: error }, 'reading the webhook outbox failed; will try again');
        return backlogInterval;
      });
      await pauseFor(lookSpacing);
      await wakeup.wait(pause, nudge.signal);
    }
  }

  /** Takes in what is due and fits; returns the milliseconds until it is worth looking again. */
  async function look(): Promise<number> {
    const now = clock();
    window.beginLook();
    while (window.hasRoom() && !closing.signal.aborted) {
      const page = await store.dueDeliveries(now, pageSize, window.waiting());
      const added = window.add(page);
      sendWhatFits();
      if (page.length < pageSize || added === 0) break;
    }
    const next = await store.nextDeliveryAt();
    if (next === null) return lookInterval;
    if (next <= now) return backlogInterval;
    return Math.min(Math.max(next.getTime() - clock().getTime(), 0), lookInterval);
  }

  function sendWhatFits(): void {
    while (!closing.signal.aborted) {
      const delivery = window.take();
      if (delivery === null) return;
      const flight = send(delivery).finally(() => flights.delete(flight));
      flights.add(flight);
    }
  }

  async function send(delivery: WebhookDelivery): Promise<void> {
    let timedOut: boolean | null = null;
    try {
      timedOut = await sendDelivery(delivery, context);
    } catch (error) {
      logger.warn({ err: error, delivery: delivery.id }, 'a webhook delivery failed unexpectedly');
      // It stays due, and in hand for a while, so that what fails immediately is not retried immediately.
      await pauseFor(failurePause);
    }
    window.done(delivery, timedOut);
    sendWhatFits();
    if (window.wantsMore()) nudge.abort();
  }

  async function pauseFor(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: closing.signal }).catch(() => {});
  }
}
