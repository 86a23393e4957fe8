import { readdir, readFile } from 'node:fs/promises';

/** The process that compresses images for this one, or for another; null: there is none. */
export async function poolPid(parentPid = process.pid): Promise<number | null> {
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '') : '';
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(parent) === parentPid && state !== 'Z') {
      const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
      if (command.includes('pool-process')) return Number(entry);
    }
  }
  return null;
}
