/**
 * What is left of the time that one image may take, over all its tries: for the tries themselves, between them,
 * and for hosts that are paused, where the clock runs between `start` and `stop`. Waiting for a busy host costs
 * none of it.
 */
export interface Patience {
  /**
   * @param atMost milliseconds of this wait
   * @param onExhausted called once when either limit is reached before `stop`
   */
  start(atMost: number, onExhausted: () => void): void;
  stop(): void;
  /**
   * Takes a part away without waiting, so that trying again without a wait comes to an end as well.
   *
   * @returns whether any is left
   */
  spend(milliseconds: number): boolean;
  /** Milliseconds; not asked between `start` and `stop`. */
  left(): number;
}

export function createPatience(total: number): Patience {
  let left = total;
  let since: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    start(atMost, onExhausted) {
      if (since !== null) return;
      since = performance.now();
      timer = setTimeout(onExhausted, Math.max(0, Math.min(left, atMost)));
    },
    stop() {
      if (since === null) return;
      left = Math.max(0, left - (performance.now() - since));
      since = null;
      clearTimeout(timer);
    },
    spend(milliseconds) {
      left = Math.max(0, left - milliseconds);
      return left > 0;
    },
    left: () => left,
  };
}
