import { readdir, readFile } from 'node:fs/promises';

/** Ticks a second of Linux's /proc on every architecture Node runs on (USER_HZ). */
const ticksASecond = 100;

/** CPU seconds, user and system, that the process `root` and its living descendants have used (proc(5)). */
export async function treeCpuSeconds(root: number): Promise<number> {
  const processes = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(read),
  );
  const tree = new Set([root]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  }
  const ticks = processes.filter(({ pid }) => tree.has(pid)).reduce((sum, each) => sum + each.ticks, 0);
  return ticks / ticksASecond;
}

async function read(name: string): Promise<{ pid: number; parent: number; ticks: number }> {
  const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  // Fields 4 (ppid), 14 (utime) and 15 (stime), counted behind the command's name, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}
