import { readFileSync } from 'node:fs';
import { encoded } from './candidate.ts';
import type { ImageFacts } from './image-facts.ts';
import { openPicture } from './open-picture.ts';
import { readWhole } from './repair/read-whole.ts';
import { writeResult } from './write-result.ts';

/** Pixels of the longer side: twice what the page shows. */
const side = 240;

/** What a thread of the pool runs for a thumbnail: a small WebP of `input`, of an animation its first frame. */
export default async function thumbnailTask(job: {
  readonly input: string;
  readonly output: string;
  /** Of `input`: what `inspectImage` found. */
  readonly facts: ImageFacts;
}): Promise<void> {
  const small = await readWhole(readFileSync(job.input), job.facts.format, async (bytes) => {
    const picture = await openPicture(bytes, job.facts, {
      maxWidth: side,
      maxHeight: side,
      animated: false,
      flatten: false,
      keepMetadata: false,
      keepPixels: false,
    });
    return (await encoded(picture.open().webp({ quality: 70, effort: 2 }), picture, 70)).data;
  });
  writeResult(job.output, small);
}
