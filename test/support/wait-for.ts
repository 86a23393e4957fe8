import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is there; throws after `deadline` milliseconds. */
export async function waitFor<T>(what: string, ask: () => Promise<T | null>, deadline = 40_000): Promise<T> {
  const end = performance.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end) throw new Error(`waited ${deadline} ms in vain for ${what}`);
    await sleep(50);
  }
}
