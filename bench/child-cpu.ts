import { readdir, readFile } from 'node:fs/promises';

/** Ticks a second of Linux's /proc on every architecture Node runs on (USER_HZ). */
const ticksASecond = 100;

/** CPU seconds, user and system, that this process's living children have used (proc(5), stat fields 14 and 15). */
export async function childCpuSeconds(): Promise<number> {
  let ticks = 0;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[1]) === process.pid) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / ticksASecond;
}
