import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { entryPoint } from '../src/installation/entry-point.ts';

export interface FilePair {
  readonly input: string;
  readonly output: string;
}

export interface SharpJob {
  readonly files: readonly (FilePair & { readonly quality?: number })[];
  /** Of files that name none; null: searched by halving for half of the input's bytes. */
  readonly quality: number | null;
  readonly threads: number;
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
    /** Returns how many encodes it took in all. */
    async run(files: SharpJob['files'], quality: number | null): Promise<number> {
      child.send({ files, quality, threads } satisfies SharpJob);
      const [encodes] = (await once(child, 'message')) as [number];
      return encodes;
    },
    close: () => void child.kill('SIGKILL'),
  };
}
