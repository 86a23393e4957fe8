import { readdir, readFile } from 'node:fs/promises';
import { waitFor } from './wait-for.ts';

/** The process id of a server's image pool, as soon as it has one that is not `except`. Linux only. */
export function poolPid(serverPid: number, except: number | null = null): Promise<number> {
  return waitFor('the image pool', async () => {
    for (const entry of await readdir('/proc')) {
      if (!/^\d+$/.test(entry) || Number(entry) === except) continue;
      const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(parent) !== serverPid || state === 'Z') continue;
      const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
      if (command.includes('pool-process')) return Number(entry);
    }
    return null;
  });
}
