import { stat, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { FilePair, SharpJob } from './start-sharp-alone.ts';

// Sharp as one would write it: a file in, a file out, nothing else.
sharp.cache(false);
sharp.concurrency(1);

process.on('message', async ({ files, quality, threads }: SharpJob) => {
  const queue = [...files];
  let encodes = 0;
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const fixed = file.quality ?? quality;
      if (fixed !== null) await sharp(file.input).autoOrient().jpeg({ quality: fixed }).toFile(file.output);
      const tries = fixed === null ? await halveQuality(file) : 1;
      encodes += tries;
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
  process.send?.(encodes);
});
process.send?.('ready');

/** The largest quality within half of the input's bytes, each try from the file; returns how many there were. */
async function halveQuality({ input, output }: FilePair): Promise<number> {
  const limit = (await stat(input)).size / 2;
  let encodes = 0;
  for (let [low, high] = [1, 100]; low <= high; encodes++) {
    const quality = Math.floor((low + high) / 2);
    const data = await sharp(input).autoOrient().jpeg({ quality }).toBuffer();
    if (data.length <= limit) {
      await writeFile(output, data);
      low = quality + 1;
    } else high = quality - 1;
  }
  return encodes;
}
