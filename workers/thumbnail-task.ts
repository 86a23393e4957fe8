import { sharp } from './sharp.ts';
import { writeResult } from './write-result.ts';

/** Pixels of the longer side: twice what the page shows. */
const side = 240;

/** What a thread of the pool runs for a thumbnail: a small WebP of `input`, of an animation its first frame. */
export default async function thumbnailTask(job: {
  readonly input: string;
  readonly output: string;
}): Promise<void> {
  const small = await sharp(job.input, { autoOrient: true, limitInputPixels: false })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 70, effort: 2 })
    .toBuffer();
  writeResult(job.output, small);
}
