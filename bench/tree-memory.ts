import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { processTree } from './process-tree.ts';

/** Bytes of several processes together. */
export interface TreeMemory {
  /** Resident; what they share (libraries, Node itself) is counted in each of them. */
  readonly rss: number;
  /** Resident; what they share is counted once (proportional set size). */
  readonly pss: number;
}

/** Memory of the process `root` and its living descendants (proc(5), smaps_rollup). */
export async function treeMemory(root: number): Promise<TreeMemory> {
  let [rss, pss] = [0, 0];
  for (const { pid } of await processTree(root)) {
    // A process that has ended meanwhile has none.
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    rss += 1024 * Number(/^Rss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    pss += 1024 * Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return { rss, pss };
}

/** Looks every 50 ms until stopped: an encode of a picture that matters takes several times that. */
export function watchTreeMemory(root: number): { stop(): Promise<TreeMemory> } {
  let [rss, pss] = [0, 0];
  let running = true;
  const watching = (async () => {
    while (running) {
      const now = await treeMemory(root);
      rss = Math.max(rss, now.rss);
      pss = Math.max(pss, now.pss);
      await sleep(50);
    }
  })();
  return {
    async stop() {
      running = false;
      await watching;
      return { rss, pss };
    },
  };
}
