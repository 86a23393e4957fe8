import { ImageError } from '../domain/image-error.ts';
import { createGuardedAgents, type GuardedAgents } from '../outbound/address-guard.ts';
import { RefusedUrlError } from '../outbound/refused-url-error.ts';
import { type Budget, createBudget, timeOfTry } from './budget.ts';
import { type DownloadTiming, defaultTiming } from './download-timing.ts';
import type { Download, Downloader, DownloadRequest, Validators } from './downloader.ts';
import { createFairSemaphore } from './fair-semaphore.ts';
import { fetchAnswer, type Ways } from './fetch-answer.ts';
import { forwardAbort } from './forward-abort.ts';
import { createHostGate, type HostTurn } from './host-gate.ts';
import { type HostHeaders, headersFor } from './host-headers.ts';
import { createImageRequest, type ImageAnswer } from './image-request.ts';
import { createLenientRequest } from './lenient/create-lenient-request.ts';
import { defaultUserAgent, requestHeaders } from './request-headers.ts';
import { settleTurn } from './settle-turn.ts';

export interface DownloadSettings {
  /** Downloads at once. */
  readonly concurrency: number;
  /** Downloads at once from one host and port. */
  readonly perHost: number;
  /** Milliseconds that all requests of one download may take; waiting in line does not count. */
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
  /** Awaited before each download starts, holding the line while the pool or the disk is behind. */
  readonly admit: (signal: AbortSignal) => Promise<void>;
}

const anyAddress = ['0.0.0.0/0', '::/0'];
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** @param timing the defaults suit images: no client waits for a single one */
export function createDownloader(
  settings: DownloadSettings,
  { admit }: DownloadDependencies,
  timing: DownloadTiming = defaultTiming,
): Downloader {
  const agents = createGuardedAgents(settings.allowedAddresses);
  const ownAgents = createGuardedAgents(anyAddress);
  const [ways, ownWays] = [agents, ownAgents].map(waysOf) as [Ways, Ways];
  const userAgent = settings.userAgent ?? defaultUserAgent(settings.version);
  const slots = createFairSemaphore(settings.concurrency);
  const hosts = createHostGate(settings.perHost, timing);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  return {
    async download(request) {
      const download = await run(request, null);
      // A server that says so unasked has no body for us.
      if (download === null)
        throw new ImageError('HTTP_ERROR', 'The host answered 304 (Not Modified), which was not asked for.');
      return download;
    },
    downloadIfChanged: run,
    close,
  };

  async function run(request: DownloadRequest, validators: Validators | null): Promise<Download | null> {
    const cancel = new AbortController();
    const unlink = forwardAbort([request.signal, closing.signal], cancel);
    const result = fetchThrough(request, validators, cancel.signal);
    running.add(result);
    try {
      return await result;
    } finally {
      running.delete(result);
      unlink();
    }
  }

  async function close(): Promise<void> {
    closing.abort(new ImageError('INTERNAL', 'Halftone is stopping.'));
    await Promise.allSettled(running);
    hosts.close();
    agents.close();
    ownAgents.close();
  }

  /** Follows redirects; each hop stands in its own host's line, so that no hop holds a place while waiting. */
  async function fetchThrough(
    request: DownloadRequest,
    validators: Validators | null,
    signal: AbortSignal,
  ): Promise<Download | null> {
    const { timeout } = settings;
    const budget = createBudget(request, validators, { timeout, ownPatience: timing.patience });
    const redirects = budget.redirectsLeft;
    let url = ownUrl(request.url) ?? check(request.url);
    for (;;) {
      const result = await fetchHop(url, request, budget, signal);
      if (result === 'HOST_IS_DOWN') {
        budget.millisecondsLeft = timeOfTry(request, timeout);
        continue;
      }
      if (!(result instanceof URL)) return result;
      if (budget.redirectsLeft === 0) {
        throw new ImageError('TOO_MANY_REDIRECTS', `More than ${redirects} redirects.`);
      }
      budget.redirectsLeft -= 1;
      url = result;
    }
  }

  async function fetchHop(url: URL, request: DownloadRequest, budget: Budget, signal: AbortSignal) {
    const { turn, release } = await takeTurn(url, request, budget, signal);
    const startedAt = performance.now();
    const elapsed = () => performance.now() - startedAt;
    try {
      const { destination } = request;
      const result = await fetchAnswer(
        {
          url,
          headers: headersOf(url, budget),
          isConditional: budget.validators !== null,
          destination,
          maxBytes: settings.maxBytes,
          millisecondsLeft: () => budget.millisecondsLeft - elapsed(),
          onAnswer(answer) {
            budget.cookies.keep(url, answer.cookies);
            return redirectOf(answer, url);
          },
        },
        isOwn(url) ? ownWays : ways,
        timing,
        signal,
      );
      turn.succeeded();
      return result;
    } catch (thrown) {
      if (!(thrown instanceof ImageError) || signal.aborted) {
        turn.left();
        throw thrown;
      }
      if (settleTurn(turn, thrown) && budget.patience.spend(timing.firstPause)) return 'HOST_IS_DOWN';
      throw thrown;
    } finally {
      budget.millisecondsLeft -= elapsed();
      request.patience?.spend(elapsed());
      release();
    }
  }

  function headersOf(url: URL, budget: Budget): Record<string, string> {
    const isSecure = url.protocol === 'https:';
    const isTrusted = !isOwn(url) && (isSecure || !budget.wasSecure);
    budget.wasSecure ||= isSecure;
    const configured = isTrusted ? headersFor(url, settings.hostHeaders ?? []) : {};
    return requestHeaders(userAgent, configured, budget.cookies, url, budget.validators);
  }

  /** A slot at the host first: a download that waits for its host holds nothing that others could use. */
  async function takeTurn(
    url: URL,
    { fairnessKey, whileIdle }: DownloadRequest,
    budget: Budget,
    signal: AbortSignal,
  ): Promise<{ turn: HostTurn; release: () => void }> {
    for (;;) {
      const turn = await whileIdle(hosts.enter(url.host, fairnessKey, budget.patience, signal));
      let release: (() => void) | undefined;
      try {
        release = await slots.acquire(fairnessKey, signal);
        if (!budget.admitted) await admit(signal);
        budget.admitted = true;
        signal.throwIfAborted();
      } catch (cause) {
        turn.left();
        release?.();
        if (signal.aborted) throw signal.reason;
        throw new ImageError('INTERNAL', 'The download could not be started.', { cause });
      }
      if (turn.isCurrent()) return { turn, release };
      turn.left();
      release();
    }
  }

  function redirectOf(answer: ImageAnswer, from: URL): URL | null {
    const location = answer.header('location');
    if (location === null || !redirectStatuses.has(answer.status)) return null;
    // Node reads headers as Latin-1; many servers send UTF-8.
    return check(Buffer.from(location, 'latin1').toString('utf8'), from);
  }

  /** The URL parsed, so that `..` cannot lead out of the prefix; null where it is not below it. */
  function ownUrl(text: string): URL | null {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && isOwn(url) ? url : null;
  }

  function isOwn(url: URL): boolean {
    return settings.ownPrefix !== undefined && url.href.startsWith(settings.ownPrefix());
  }

  function check(text: string, base?: URL): URL {
    try {
      return agents.checkUrl(text, base);
    } catch (error) {
      if (!(error instanceof RefusedUrlError)) throw error;
      throw new ImageError('URL_REFUSED', error.message, { cause: error });
    }
  }
}

function waysOf(agents: GuardedAgents): Ways {
  return { ask: createImageRequest(agents), askLeniently: createLenientRequest(agents) };
}
