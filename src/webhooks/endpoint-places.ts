import { canParseUrl } from '../domain/can-parse-url.ts';

/** How many deliveries may be in flight at each host, told by what it let time out. */
export interface EndpointPlaces {
  /** Places that are taken, at all hosts together. */
  readonly taken: number;
  /** Whether one more delivery may go to this URL's host now. */
  hasPlace(url: string): boolean;
  take(url: string): void;
  /** @param timedOut whether the host let the delivery time out; null where it was not reached for */
  free(url: string, timedOut: boolean | null): void;
}

const placesPerHost = 4;
/** All hosts that let a delivery time out share these. */
const placesOfSlowHosts = 8;
/** Slow hosts that are remembered, the newest. */
const rememberedHosts = 1000;

export function createEndpointPlaces(): EndpointPlaces {
  const slow = new Set<string>();
  /** Only hosts that have some. */
  const takenAt = new Map<string, number>();
  let taken = 0;

  function count(host: string, change: 1 | -1): void {
    const now = (takenAt.get(host) ?? 0) + change;
    if (now > 0) takenAt.set(host, now);
    else takenAt.delete(host);
    taken += change;
  }

  function takenAtSlowHosts(): number {
    return [...takenAt].reduce((sum, [host, places]) => (slow.has(host) ? sum + places : sum), 0);
  }

  return {
    get taken() {
      return taken;
    },
    hasPlace(url) {
      const host = hostOf(url);
      const atHost = takenAt.get(host) ?? 0;
      if (!slow.has(host)) return atHost < placesPerHost;
      return atHost < 1 && takenAtSlowHosts() < placesOfSlowHosts;
    },
    take: (url) => count(hostOf(url), 1),
    free(url, timedOut) {
      const host = hostOf(url);
      count(host, -1);
      if (timedOut !== null) slow.delete(host);
      if (timedOut) slow.add(host);
      if (slow.size > rememberedHosts) slow.delete([...slow][0] ?? '');
    },
  };
}

function hostOf(url: string): string {
  return canParseUrl(url) ? new URL(url).host : url;
}
