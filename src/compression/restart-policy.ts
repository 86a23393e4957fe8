/** What the ends of the pool's process say of it, and when it is started again. */
export interface RestartPolicy {
  /** The process can work. */
  cameUp(): void;
  /** It has finished an image. */
  worked(): void;
  /**
   * It has ended by `how` (a signal, an exit code); `condemned`: we killed it, for an image past its deadline.
   * Returns milliseconds to wait before it is started again.
   */
  ended(how: string, condemned: boolean): number;
  /** Why the pool is unavailable; null while it works or is about to be back. */
  lostReason(): string | null;
}

/** As many as one bad image explains: in company, and twice alone, until it is POISONED. */
const deathsOfOneImage = 3;

/** A start takes a third of a second; on a busy machine it may take several. Milliseconds. */
const longestStart = 3000;

const longestPause = 5000;

/**
 * A crash loop's back-off: at once after a kill of ours and after a first death; one that keeps dying ever more
 * slowly. For what counts as lost see docs/decisions/one-bad-image-is-no-outage.md.
 */
export function restartPolicy(): RestartPolicy {
  let up = false;
  let failedToStart = false;
  let deathsInARow = 0;
  let awaySince = performance.now();
  let lastEnd = '';
  return {
    cameUp() {
      up = true;
      failedToStart = false;
    },
    worked() {
      deathsInARow = 0;
    },
    ended(how, condemned) {
      if (up) awaySince = performance.now();
      else failedToStart = true;
      up = false;
      lastEnd = how;
      if (!condemned) deathsInARow += 1;
      return condemned || deathsInARow <= 1 ? 0 : Math.min(100 * 2 ** (deathsInARow - 2), longestPause);
    },
    lostReason() {
      const late = performance.now() - awaySince >= longestStart;
      if (up || !(failedToStart || deathsInARow > deathsOfOneImage || late)) return null;
      return `The image pool is restarting (it ended by ${lastEnd}).`;
    },
  };
}
