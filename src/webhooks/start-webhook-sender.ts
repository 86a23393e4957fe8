import type { Logger } from 'pino';
import { startLoop } from '../concurrency/loop.ts';
import { pause } from '../concurrency/pause.ts';
import { createTaskGroup } from '../concurrency/task-group.ts';
import type { WebhookDelivery } from '../domain/delivery.ts';
import { standardDelays } from '../domain/retry-schedule.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import { createGuardedAgents } from '../outbound/address-guard.ts';
import type { Links } from '../outputs/links.ts';
import type { Signals } from '../signals/signals.ts';
import { StoreUnavailableError } from '../store/store-errors.ts';
import { fieldsOf } from './delivery-fields.ts';
import { createDeliveryWindow } from './delivery-window.ts';
import { lookForDue } from './look-for-due.ts';
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
/** Milliseconds between two looks at the store, at least. */
const lookSpacing = 100;
/** Milliseconds until the next look after one that failed. */
const lookRetryAfter = 1000;
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
  const flights = createTaskGroup();
  const context: SendContext = {
    ...dependencies,
    clock,
    agents,
    closing: closing.signal,
    userAgent: `Halftone/${settings.version} (webhook)`,
    timeout: settings.timeout ?? standardTimeout,
    delays: settings.delays ?? standardDelays,
  };
  const looking = startLoop({
    step: (signal) => lookForDue({ store, window, clock, sendWhatFits }, signal),
    spacing: lookSpacing,
    retryAfter: lookRetryAfter,
    onError: (error) =>
      warnRarely(logger, { err: error }, 'reading the webhook outbox failed; will try again'),
  });
  const unsubscribe = signals.subscribe('deliveries', looking.wake);

  return {
    async close() {
      closing.abort();
      unsubscribe();
      await looking.close();
      await flights.settled();
      agents.close();
    },
  };

  function sendWhatFits(): void {
    while (!closing.signal.aborted) {
      const delivery = window.take();
      if (delivery === null) return;
      void flights.add(send(delivery));
    }
  }

  async function send(delivery: WebhookDelivery): Promise<void> {
    let timedOut: boolean | null = null;
    try {
      timedOut = await sendDelivery(delivery, context);
    } catch (error) {
      const fields = { ...fieldsOf(delivery), err: error };
      if (error instanceof StoreUnavailableError)
        warnRarely(logger, fields, 'a webhook delivery is waiting for the store');
      else logger.error(fields, 'a webhook delivery failed unexpectedly');
      // It stays due, and in hand for a while, so that what fails immediately is not retried immediately.
      await pause(failurePause, closing.signal);
    }
    window.done(delivery, timedOut);
    sendWhatFits();
    if (window.wantsMore()) looking.wake();
  }
}
