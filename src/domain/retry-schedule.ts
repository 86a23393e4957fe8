const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The waits after the first, second, … failure in milliseconds (Standard Webhooks, Svix): 3 days in all. */
export const standardDelays: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** So that what failed together does not come back together. */
const largestJitter = 0.2;
const longestAsked = 24 * hour;

/** The longest that a delivery waits between two attempts, milliseconds. */
export const longestDelay = 24 * hour * (1 + largestJitter);

/**
 * When a delivery is tried again that has failed `failures` times; null when it was the last time.
 *
 * @param asked milliseconds from now that the endpoint asked for; counts where it is later than the schedule
 */
export function nextAttemptAt(
  failures: number,
  now: Date,
  asked: number | null,
  delays: readonly number[] = standardDelays,
): Date | null {
  const delay = delays[failures - 1];
  if (delay === undefined) return null;
  const scheduled = delay * (1 + Math.random() * largestJitter);
  return new Date(now.getTime() + Math.max(scheduled, Math.min(asked ?? 0, longestAsked)));
}
