import { processTree } from './process-tree.ts';

/** Ticks a second of Linux's /proc on every architecture Node runs on (USER_HZ). */
const ticksASecond = 100;

/** CPU seconds, user and system, that the process `root` and its living descendants have used. */
export async function treeCpuSeconds(root: number): Promise<number> {
  return (await processTree(root)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksASecond;
}
