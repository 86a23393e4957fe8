import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { CompressorObserver } from './compression/compressor-observer.ts';
import { type StartedCompressor, startCompressor } from './compression/start-compressor.ts';
import { type Config, isLoopback, tenantsOf } from './config.ts';
import { createDownloader } from './download/create-downloader.ts';
import { defaultTiming } from './download/download-timing.ts';
import { createCapacityWatch } from './files/create-capacity-watch.ts';
import { openDiskFiles } from './files/disk/open-disk-files.ts';
import type { Files } from './files/files.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { whyNotReady } from './http/why-not-ready.ts';
import { version } from './installation/version.ts';
import { createLongJobs } from './maintenance/long-jobs.ts';
import { startOrphanSweeper } from './maintenance/start-orphan-sweeper.ts';
import { startQueueReconciler } from './maintenance/start-queue-reconciler.ts';
import { startRetention } from './maintenance/start-retention.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import { observeProcessing } from './metrics/observe-processing.ts';
import { observeRequests } from './metrics/observe-requests.ts';
import { observeStore } from './metrics/observe-store.ts';
import { createGuardedAgents } from './outbound/address-guard.ts';
import { createThumbnails } from './outputs/create-thumbnails.ts';
import { createLinks } from './outputs/links.ts';
import { startProcessing } from './processing/start-processing.ts';
import { createLocalQueue } from './queue/local/create-local-queue.ts';
import { createRequests } from './requests/create-requests.ts';
import { createLocalSignals } from './signals/local/create-local-signals.ts';
import { openMongoStore } from './store/mongo/open-mongo-store.ts';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.ts';
import type { Store } from './store/store.ts';
import { openTenantSecrets } from './webhooks/open-tenant-secrets.ts';
import { startWebhookSender } from './webhooks/start-webhook-sender.ts';

export interface App {
  /** Where the server listens, without a slash at its end. */
  readonly url: string;
  /** Stops taking work, finishes or gives back what is running, and lets everything go; within 10 s. */
  close(): Promise<void>;
}

/** How long what is running may go on when the app closes, milliseconds. */
const closeGrace = 5_000;

/** How long the fetch of a catalogue by URL may take, milliseconds. */
const feedTimeout = 10 * 60_000;

/** Picks the implementations, joins them and starts the server. Whatever was started is stopped when it fails. */
export async function startApp(config: Config, logger: Logger): Promise<App> {
  const { opens, closeAll } = createOpened();
  try {
    let origin = config.publicUrl ?? '';
    const metrics = createMetrics();
    const store = opens(observeStore(await openStore(config), metrics), (it) => it.close());
    const files = opens(await openFiles(config), (it) => it.close());
    const signals = opens(createLocalSignals(), (it) => it.close());
    for (const uploadKey of await store.sweepStaged()) await files.delete(uploadKey);

    const compressor = opens(await openCompressor(config, files, logger, metrics.pool), (it) => it.close());
    const disk = createCapacityWatch({ files, logger });
    const admit = whenAllHaveCapacity([compressor, disk]);
    const downloader = opens(
      createDownloader(
        imageSettings(config, () => `${origin}/sample/`),
        { admit, observer: metrics.downloads },
      ),
      (it) => it.close(),
    );
    const feeds = opens(
      createDownloader(feedSettings(config), { admit: async () => undefined }, feedTiming),
      (it) => it.close(),
    );
    const guard = opens(createGuardedAgents(config.allowedAddresses), (it) => it.close());
    const queue = opens(createLocalQueue({ store, logger }, queueSettings), (it) => it.close());

    const linkSecret = await store.secret('link-signatures', newSecret());
    const links = createLinks(() => origin, config.apiKeys.length > 0 ? linkSecret : null);
    const leftovers = opens(startOrphanSweeper({ store, files, logger }), (it) => it.close());
    const jobs = opens(createLongJobs({ store, queue, signals, onOrphans: leftovers.wake, logger }), (it) =>
      it.close(),
    );
    const { rowsRead: onRows } = metrics.requests;
    const startLongJob = jobs.start;
    const useCases = createRequests(
      { store, files, queue, signals, feeds, links, startLongJob, checkUrl: guard.checkUrl, onRows },
      requestsSettings(config),
    );
    const requests = observeRequests(useCases, metrics);
    const thumbnails = createThumbnails({ files, compressor });
    const readiness = () => whyNotReady({ store, files, compressor });
    const server = opens(
      createHttpServer({ requests, files, thumbnails, readiness, metrics, logger }, { config, version }),
      (it) => it.close(),
    );
    const { url } = await server.listen();
    if (config.publicUrl === null) origin = url;

    const secret = await store.secret('output-keys', newSecret());
    const processing = opens(
      startProcessing(
        {
          store,
          queue,
          signals,
          downloader,
          compressor,
          files,
          secret,
          observer: observeProcessing(metrics),
          logger,
        },
        processingSettings(config),
      ),
      (it) => it.close(closeGrace),
    );
    metrics.watch({ downloader, compressor, processing, store, readiness });
    const secretOf = await openTenantSecrets(store, tenantsOf(config), config.webhookSecret);
    opens(
      startWebhookSender(
        { store, signals, links, secretOf, logger },
        { allowedAddresses: config.allowedAddresses, version },
      ),
      (it) => it.close(),
    );
    opens(await startQueueReconciler({ store, queue, logger }), (it) => it.close());
    await jobs.resume();
    if (config.retentionDays !== null) {
      opens(startRetention({ requests, store, logger }, config.retentionDays), (it) => it.close());
    }
    return { url, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function requestsSettings(config: Config) {
  return {
    limits: { maxCsvBytes: config.maxCsvBytes, maxRows: config.maxRows },
    defaults: { webhookUrl: config.webhookUrl },
    notes: notesOn(config),
  };
}

/** What was started, to be closed in the opposite order. */
function createOpened() {
  const opened: (() => Promise<void> | void)[] = [];
  return {
    opens<T>(this: void, thing: T, close: (thing: T) => Promise<void> | void): T {
      opened.push(() => close(thing));
      return thing;
    },
    async closeAll(this: void): Promise<void> {
      for (const close of opened.splice(0).reverse()) await close();
    },
  };
}

/** What a download waits for before it starts. */
function whenAllHaveCapacity(parts: readonly { whenCapacity(signal: AbortSignal): Promise<void> }[]) {
  return async (signal: AbortSignal): Promise<void> => {
    for (const part of parts) await part.whenCapacity(signal);
  };
}

/** What previews say of the server. */
function notesOn({ publicUrl, host }: Config): string[] {
  if (publicUrl !== null || isLoopback(host)) return [];
  return [
    'A shop can’t fetch the compressed images: this server has no PUBLIC_URL. Set it to the server’s public address.',
  ];
}

export function openStore({ mongodbUri, dataDir }: Config): Promise<Store> {
  return mongodbUri === null ? openSqliteStore({ dataDir }) : openMongoStore({ uri: mongodbUri });
}

/** A client waits for the answer: a host that is down is reported immediately, not waited for. */
const feedTiming = { ...defaultTiming, patience: 0 };

const queueSettings = { window: 100, inFlightPerRequest: 500 };

/** Space for several downloads at a time, so that a disk that fills up pauses the work before it fails. */
export function openFiles({ dataDir, maxImageBytes }: Config): Promise<Files> {
  return openDiskFiles({ dataDir, reserve: 4 * maxImageBytes });
}

/** @param files whose workspace has the pool's temporary files; null: the system's folder. */
export function openCompressor(
  config: Config,
  files: Pick<Files, 'workspace'> | null,
  logger: Logger,
  observer?: CompressorObserver,
): Promise<StartedCompressor> {
  const { compressionThreads: threads, maxPixels, maxImageBytes } = config;
  const tempFolder = files === null ? {} : { tempFolder: files.workspace };
  return startCompressor({
    threads,
    maxPixels,
    maxImageBytes,
    ...tempFolder,
    ...(observer && { observer }),
    logger,
  });
}

function imageSettings(config: Config, ownPrefix: () => string) {
  return {
    concurrency: config.downloadConcurrency,
    perHost: config.downloadsPerHost,
    timeout: config.downloadTimeout,
    maxBytes: config.maxImageBytes,
    allowedAddresses: config.allowedAddresses,
    ownPrefix,
    ...identity(config),
  };
}

function feedSettings(config: Config) {
  const { maxCsvBytes: maxBytes, allowedAddresses } = config;
  return {
    concurrency: 4,
    perHost: 2,
    timeout: feedTimeout,
    maxBytes,
    allowedAddresses,
    ...identity(config),
  };
}

/** How downloads introduce themselves. */
function identity({ downloadUserAgent: userAgent, downloadHeaders: hostHeaders }: Config) {
  return { version, userAgent, hostHeaders };
}

function processingSettings({ downloadConcurrency, compressionThreads }: Config) {
  return { imageLimit: downloadConcurrency + 4 * compressionThreads, productLimit: 2_000 };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
