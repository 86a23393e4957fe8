import type { Path } from '../concurrency/fair-backlog.ts';
import type { DownloadTiming } from './download-timing.ts';
import { createHostBacklog, type HostBacklog } from './host-backlog.ts';
import type { HostTurn } from './host-turn.ts';
import type { Patience } from './patience.ts';

/** The backlogs in front of hosts: a few at a time at each, none at one that is down. */
export interface HostGate {
  /**
   * Waits for a place at the host; keys take turns.
   *
   * @param host name and port
   * @param patience of the image; it runs while the host is paused, and identifies the image
   * @throws ImageError, the host's last failure, when the patience ends; the signal's reason
   */
  enter(host: string, path: Path, patience: Patience, signal: AbortSignal): Promise<HostTurn>;
  /** Hosts that are down. */
  paused(): number;
  close(): void;
}

/** Idle hosts are kept only for their record of failures, and only this many. */
const rememberedHosts = 1_000;

export function createHostGate(perHost: number, timing: DownloadTiming): HostGate {
  const hosts = new Map<string, HostBacklog>();
  const faulty = new WeakSet<Patience>();

  return {
    enter(name, path, patience, signal) {
      return (hosts.get(name) ?? addHost(name)).enter(path, patience, signal);
    },
    paused: () => [...hosts.values()].filter(({ isPaused }) => isPaused).length,
    close() {
      for (const host of hosts.values()) host.close();
    },
  };

  function addHost(name: string): HostBacklog {
    const host = createHostBacklog(perHost, timing, faulty, () => {
      if (host.isUnused && host.isHealthy && hosts.get(name) === host) hosts.delete(name);
    });
    evict();
    hosts.set(name, host);
    return host;
  }

  function evict(): void {
    if (hosts.size < rememberedHosts) return;
    for (const [name, host] of hosts) {
      if (!host.isUnused) continue;
      host.close();
      hosts.delete(name);
      return;
    }
  }
}
