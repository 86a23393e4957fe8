import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { entryPoint } from '../src/entry-point.ts';

export interface FilePair {
  readonly input: string;
  readonly output: string;
}

/** A process that runs sharp directly on files, `threads` at a time: the speed there is to have. */
export async function startSharpAlone(threads: number) {
  const { url, execArgv } = entryPoint(import.meta.url, './sharp-alone');
  const child = fork(fileURLToPath(url), [], {
    execArgv,
    env: { UV_THREADPOOL_SIZE: String(threads + 4), MALLOC_ARENA_MAX: '2' },
  });
  await once(child, 'message');
  return {
    async run(files: readonly FilePair[], quality: number | null): Promise<void> {
      child.send({ files, quality, threads });
      await once(child, 'message');
    },
    close: () => void child.kill('SIGKILL'),
  };
}
