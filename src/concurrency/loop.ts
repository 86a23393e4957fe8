import { createLatch } from './latch.ts';
import { pause } from './pause.ts';

/** Work that is looked for again and again in the background. */
export interface Loop {
  /** Runs the next step now, or right after the one under way: that may have looked too early. */
  wake(): void;
  /** Aborts the step's signal, and resolves when the step under way has ended. No step runs after that. */
  close(): Promise<void>;
}

export interface LoopSettings {
  /** One step; resolves with the milliseconds until the next, unless woken before. */
  readonly step: (signal: AbortSignal) => Promise<number>;
  /** A step failed; the loop goes on. Must not throw. Not called for what fails once the loop is closed. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds until the next step after one that failed, unless woken before. */
  readonly retryAfter: number;
  /** Milliseconds before the first step; default: none. */
  readonly firstAfter?: number;
  /** Milliseconds between two steps at least, however often it is woken; default: none. */
  readonly spacing?: number;
}

/** Steps never overlap. */
export function startLoop(settings: LoopSettings): Loop {
  const { step, onError, retryAfter, firstAfter = 0, spacing = 0 } = settings;
  const closing = new AbortController();
  const { signal } = closing;
  const latch = createLatch();
  const running = run();

  async function run(): Promise<void> {
    if (firstAfter > 0) await latch.wait(firstAfter, signal);
    while (!signal.aborted) {
      const next = await tryStep();
      if (spacing > 0) await pause(spacing, signal);
      await latch.wait(next, signal);
    }
  }

  async function tryStep(): Promise<number> {
    try {
      return await step(signal);
    } catch (error) {
      if (!signal.aborted) onError(error);
      return retryAfter;
    }
  }

  return {
    wake: () => latch.wake(),
    async close() {
      closing.abort();
      await running;
    },
  };
}
