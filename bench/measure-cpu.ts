import { readFile } from 'node:fs/promises';
import { childCpuSeconds } from './child-cpu.ts';

/** CPU seconds that this process's children use while `work` runs: those that live on, and those that end meanwhile. */
export async function measureCpu(work: () => Promise<void>): Promise<number> {
  const before = (await childCpuSeconds()) + (await endedCpuSeconds());
  await work();
  return (await childCpuSeconds()) + (await endedCpuSeconds()) - before;
}

/** proc(5), stat fields 16 and 17: user and system ticks of children that were waited for. */
async function endedCpuSeconds(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
