import type { ImageError } from '../domain/image-error.ts';
import type { DownloadTiming } from './download-timing.ts';
import { createFairSemaphore, type FairSemaphore } from './fair-semaphore.ts';
import { forwardAbort } from './forward-abort.ts';
import { createHostPause, type HostPause } from './host-pause.ts';
import type { Patience } from './patience.ts';

/** A place at a host, held while one request runs. Exactly one of the three ends it. */
export interface HostTurn {
  /** False once the host was paused after this turn was given: leave, and stand in line again. */
  isCurrent(): boolean;
  /** The host answered, whatever it answered. */
  succeeded(): void;
  /** The host did not. @returns whether to wait for it and try again, rather than blame the image */
  failed(error: ImageError): boolean;
  /** Nothing was learnt about the host. */
  left(): void;
}

/** The lines in front of hosts: a few at a time at each, none at one that is down. */
export interface HostGate {
  /**
   * Waits for a place at the host, round robin over keys.
   *
   * @param host name and port
   * @param patience of the image; it runs while the host is paused, and tells images apart
   * @throws ImageError, the host's last failure, when the patience ends; the signal's reason
   */
  enter(host: string, key: string, patience: Patience, signal: AbortSignal): Promise<HostTurn>;
  close(): void;
}

interface Host {
  readonly slots: FairSemaphore;
  readonly pause: HostPause;
  readonly waits: Set<Wait>;
}

interface Wait {
  readonly patience: Patience;
  giveUp(): void;
}

/** Idle hosts are kept only for their record of failures, and only this many. */
const rememberedHosts = 1_000;

export function createHostGate(perHost: number, timing: DownloadTiming): HostGate {
  const hosts = new Map<string, Host>();
  const faulty = new WeakSet<Patience>();

  return {
    async enter(name, key, patience, signal) {
      const host = hosts.get(name) ?? addHost(name);
      const waiting = new AbortController();
      const giveUp = () => waiting.abort(host.pause.lastError());
      const unlink = forwardAbort([signal], waiting);
      const wait: Wait = { patience, giveUp };
      host.waits.add(wait);
      runPatience(host, wait);
      try {
        const release = await host.slots.acquire(key, waiting.signal);
        return turn(name, host, patience, release);
      } finally {
        patience.stop();
        host.waits.delete(wait);
        unlink();
        forgetIfUnused(name, host);
      }
    },
    close() {
      for (const host of hosts.values()) host.pause.close();
    },
  };

  function addHost(name: string): Host {
    const slots = createFairSemaphore(perHost);
    const pause = createHostPause(timing, faulty, () => {
      slots.setLimit({ OPEN: perHost, PAUSED: 0, PROBING: 1 }[pause.phase]);
      for (const wait of waits) runPatience(host, wait);
    });
    const waits = new Set<Wait>();
    const host = { slots, pause, waits };
    evict();
    hosts.set(name, host);
    return host;
  }

  function runPatience(host: Host, { patience, giveUp }: Wait): void {
    if (host.pause.phase === 'OPEN') patience.stop();
    else patience.start(host.pause.patience(), giveUp);
  }

  function turn(name: string, host: Host, image: Patience, release: () => void): HostTurn {
    const { pause } = host;
    const { round } = pause;
    const since = performance.now();
    return {
      isCurrent: () => pause.round === round,
      succeeded() {
        pause.succeeded(round);
        leave();
      },
      failed(error) {
        // Judged before the place is free, or the next in line would run into the same failure.
        const isHosts = pause.failed(round, error, { image, since });
        leave();
        return isHosts;
      },
      left: leave,
    };

    function leave(): void {
      release();
      forgetIfUnused(name, host);
    }
  }

  function isUnused({ slots }: Host): boolean {
    return slots.active === 0 && slots.waiting === 0;
  }

  function forgetIfUnused(name: string, host: Host): void {
    if (isUnused(host) && host.pause.healthy && hosts.get(name) === host) hosts.delete(name);
  }

  function evict(): void {
    if (hosts.size < rememberedHosts) return;
    for (const [name, host] of hosts) {
      if (!isUnused(host) || host.waits.size > 0) continue;
      host.pause.close();
      hosts.delete(name);
      return;
    }
  }
}
