import { stat, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { FilePair } from './start-sharp-alone.ts';

// Sharp as one would write it: a file in, a file out, nothing else.
sharp.cache(false);
sharp.concurrency(1);

interface Work {
  readonly files: readonly FilePair[];
  /** A fixed one; null: searched by halving for half of the input's bytes, each try from the file. */
  readonly quality: number | null;
  readonly threads: number;
}

process.on('message', async ({ files, quality, threads }: Work) => {
  const queue = [...files];
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      if (quality === null) await halveQuality(file);
      else await sharp(file.input).autoOrient().jpeg({ quality }).toFile(file.output);
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
  process.send?.('done');
});
process.send?.('ready');

async function halveQuality({ input, output }: FilePair): Promise<void> {
  const limit = (await stat(input)).size / 2;
  for (let [low, high] = [1, 100]; low <= high; ) {
    const quality = Math.floor((low + high) / 2);
    const data = await sharp(input).autoOrient().jpeg({ quality }).toBuffer();
    if (data.length <= limit) {
      await writeFile(output, data);
      low = quality + 1;
    } else high = quality - 1;
  }
}
