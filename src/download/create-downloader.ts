import { forwardAbort } from '../concurrency/forward-abort.ts';
import { createTaskGroup } from '../concurrency/task-group.ts';
import { ImageError } from '../domain/image-error.ts';
import { createGuardedAgents, type GuardedAgents } from '../outbound/address-guard.ts';
import { createAdmission } from './admission.ts';
import { createBudget } from './budget.ts';
import type { DownloadLoad, DownloadObserver } from './download-observer.ts';
import { type DownloadTiming, defaultTiming } from './download-timing.ts';
import type { Download, Downloader, DownloadRequest, Validators } from './downloader.ts';
import type { Ways } from './fetch-answer.ts';
import type { HopContext } from './fetch-hop.ts';
import { fetchThrough } from './fetch-through.ts';
import { createHostGate } from './host-gate.ts';
import type { HostHeaders } from './host-headers.ts';
import { createImageRequest } from './image-request.ts';
import { createLenientRequest } from './lenient/create-lenient-request.ts';
import { defaultUserAgent } from './request-headers.ts';
import { createUrlChecks } from './url-checks.ts';

export interface DownloadSettings {
  /** Downloads at once. */
  readonly concurrency: number;
  /** Downloads at once from one host and port. */
  readonly perHost: number;
  /** Milliseconds that all requests of one download may take; waiting for a place does not count. */
  readonly timeout: number;
  readonly maxBytes: number;
  /** CIDRs exempt from the blocks of private addresses and of ports. */
  readonly allowedAddresses: readonly string[];
  /** What a catalogue may name although it may be private: URLs that begin so. Its origin is this server's own. */
  readonly ownPrefix?: () => string;
  /** Halftone's own, for its User-Agent. */
  readonly version: string;
  /** What it says instead of the default User-Agent. */
  readonly userAgent?: string | null;
  /** Sent to the hosts they name, and to no other. */
  readonly hostHeaders?: readonly HostHeaders[];
}

export interface DownloadDependencies {
  /** Awaited before each download starts, holding it back while the pool or the disk is behind. */
  readonly admit: (signal: AbortSignal) => Promise<void>;
  readonly observer?: DownloadObserver;
}

/** A downloader that says what it has in hand. */
export type CreatedDownloader = Downloader & { load(): DownloadLoad };

const anyAddress = ['0.0.0.0/0', '::/0'];

/** @param timing the defaults suit images: no client waits for a single one */
export function createDownloader(
  settings: DownloadSettings,
  { admit, observer }: DownloadDependencies,
  timing: DownloadTiming = defaultTiming,
): CreatedDownloader {
  const { timeout } = settings;
  const agents = createGuardedAgents(settings.allowedAddresses);
  const ownAgents = createGuardedAgents(anyAddress);
  const hosts = createHostGate(settings.perHost, timing);
  const closing = new AbortController();
  const running = createTaskGroup();
  let active = 0;
  const context: HopContext = {
    admission: createAdmission(hosts, settings.concurrency, admit),
    checks: createUrlChecks(agents, settings.ownPrefix),
    ways: waysOf(agents),
    ownWays: waysOf(ownAgents),
    userAgent: settings.userAgent ?? defaultUserAgent(settings.version),
    hostHeaders: settings.hostHeaders ?? [],
    maxBytes: settings.maxBytes,
    timing,
    onRequest() {
      active += 1;
      return (milliseconds, outcome) => {
        active -= 1;
        observer?.requested(milliseconds, outcome);
      };
    },
  };

  async function run(request: DownloadRequest, validators: Validators | null): Promise<Download | null> {
    const cancel = new AbortController();
    const unlink = forwardAbort([request.signal, closing.signal], cancel);
    const budget = createBudget(request, validators, { timeout, ownPatience: timing.patience });
    try {
      return await running.add(fetchThrough(context, request, budget, timeout, cancel.signal));
    } finally {
      unlink();
    }
  }

  return {
    async download(request) {
      const download = await run(request, null);
      // A server that says so unasked has no body for us.
      if (download === null)
        throw new ImageError('HTTP_ERROR', 'The host answered 304 (Not Modified), which was not asked for.');
      return download;
    },
    downloadIfChanged: run,
    load: () => ({ active, waiting: running.size - active, pausedHosts: hosts.paused() }),
    async close() {
      closing.abort(new ImageError('INTERNAL', 'Halftone is stopping.'));
      await running.settled();
      hosts.close();
      agents.close();
      ownAgents.close();
    },
  };
}

function waysOf(agents: GuardedAgents): Ways {
  return { ask: createImageRequest(agents), askLeniently: createLenientRequest(agents) };
}
