import { within } from '../concurrency/within.ts';

interface RememberedSettings {
  /** How long an answer is good for, milliseconds. */
  readonly freshFor: number;
  /** How long an answer is waited for, milliseconds. */
  readonly deadline: number;
}

/**
 * Asks at most once at a time, and not while the last answer is fresh. A question that hangs is not asked a second
 * time. Returns null where it fails or takes too long.
 */
export function remembered<T>(
  ask: () => Promise<T>,
  { freshFor, deadline }: RememberedSettings,
): () => Promise<{ readonly value: T } | null> {
  let last: { readonly value: T; readonly at: number } | null = null;
  let asking: Promise<{ readonly value: T }> | null = null;

  async function answer(): Promise<{ readonly value: T }> {
    try {
      last = { value: await ask(), at: performance.now() };
      return last;
    } finally {
      asking = null;
    }
  }

  return async () => {
    if (last !== null && performance.now() - last.at < freshFor) return last;
    asking ??= answer();
    return within(
      deadline,
      asking.catch(() => null),
      () => null,
    );
  };
}
