import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryPoint } from '../src/installation/entry-point.ts';
import type { BenchOptions } from './bench-options.ts';
import { findImages } from './find-images.ts';
import { startBenchServer } from './start-bench-server.ts';

const imageCount = 2_000;

/** The same catalogue again, unchanged, over HTTP: from a host that says so (ETag), and from one that does not. */
export async function repeatBench({ corpus }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  const { source, names: files } = await findImages(corpus, folder);
  const server = await startBenchServer(join(folder, 'data'));
  try {
    for (const mode of ['etags', 'no-etags']) {
      const { url, execArgv } = entryPoint(import.meta.url, './serve-files');
      const images = fork(fileURLToPath(url), [source, mode], { execArgv });
      try {
        const [port] = (await once(images, 'message')) as [number];
        const rows = Array.from({ length: imageCount }, (_, index) => {
          const name = encodeURIComponent(files[index % files.length] ?? '');
          return `http://127.0.0.1:${port}/${name}?${mode}-${index}`;
        });
        const csv = `Image\n${rows.join('\n')}\n`;
        const [first, again] = [await seconds(csv), await seconds(csv)];
        const host = mode === 'etags' ? 'a host with ETags' : 'a host without validators';
        console.log(
          `${imageCount} images from ${host}: ${first.toFixed(1)} s, again ${again.toFixed(2)} s, ${(first / again).toFixed(1)} times as fast`,
        );
      } finally {
        images.kill();
      }
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }

  async function seconds(csv: string): Promise<number> {
    const start = performance.now();
    await server.process(csv, { compression: { target: { quality: 50 } } });
    return (performance.now() - start) / 1000;
  }
}
