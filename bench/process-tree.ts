import { readdir, readFile } from 'node:fs/promises';

/** One process, by proc(5), stat. */
export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  /** User and system time, in clock ticks. */
  readonly ticks: number;
}

/** The process `root` and its living descendants. */
export async function processTree(root: number): Promise<ProcessStat[]> {
  const processes = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(read),
  );
  const tree = new Set([root]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  }
  return processes.filter(({ pid }) => tree.has(pid));
}

async function read(name: string): Promise<ProcessStat> {
  const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
  // Fields 4 (ppid), 14 (utime) and 15 (stime), counted behind the command's name, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}
