import sharp from 'sharp';
import type { FilePair } from './start-sharp-alone.ts';

// Sharp as one would write it: a file in, a file out, nothing else.
sharp.cache(false);
sharp.concurrency(1);

interface Work {
  readonly files: readonly FilePair[];
  readonly quality: number;
  readonly threads: number;
}

process.on('message', async ({ files, quality, threads }: Work) => {
  const queue = [...files];
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      await sharp(file.input).autoOrient().jpeg({ quality }).toFile(file.output);
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
  process.send?.('done');
});
process.send?.('ready');
