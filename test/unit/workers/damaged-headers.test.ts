import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImageError } from '../../../src/domain/image-error.ts';
import { bufferSource } from '../../../workers/formats/byte-source.ts';
import { ownFacts } from '../../../workers/own-facts.ts';
import { looksCut } from '../../../workers/repair/looks-cut.ts';
import { repairFile } from '../../../workers/repair/repair-file.ts';
import { avifWith, isoBox, nclx } from '../../support/pictures/avif-with.ts';
import { colourChunk } from '../../support/pictures/png-with.ts';
import { photograph } from '../../support/pictures/test-images.ts';

const formats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const;

/** Small, so that most changes fall into what is read of it. */
async function sample(format: (typeof formats)[number]): Promise<Buffer> {
  const image = await photograph(16, 12, 4).withXmp('<x/>').toFormat(format).toBuffer();
  if (format === 'avif') {
    const brightest = isoBox('clli', Buffer.from([3, 232, 0, 200]));
    return avifWith(image, { properties: [nclx(9, 16, 9), brightest], free: 20 });
  }
  if (format !== 'png') return image;
  const tags = [colourChunk.gamma(1), colourChunk.codePoints(9, 16), colourChunk.lightLevel(400)];
  return Buffer.concat([image.subarray(0, 33), ...tags, image.subarray(33)]);
}

describe.each(formats)('%s', (format) => {
  test('is looked at without an accident, whatever bytes are changed or missing', async () => {
    const image = await sample(format);
    const change = fc.tuple(fc.nat(image.length - 1), fc.constantFrom(0, 1, 2, 4, 8, 127, 128, 254, 255));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 6 }),
        fc.oneof(fc.constant(image.length), fc.nat(image.length)),
        async (changes, length) => {
          const damaged = Buffer.from(image);
          for (const [at, value] of changes) damaged[at] = value;
          const bytes = damaged.subarray(0, length);
          const { frames } = ownFacts(bufferSource(bytes), format);
          expect(frames).toBeGreaterThan(0);
          looksCut(bytes, format);
          await repairFile(bytes, format).catch((error: unknown) => {
            expect(error).toBeInstanceOf(ImageError);
            expect((error as ImageError).message).toMatch(/^The file ends early: (about \d+ %|none) of the/);
          });
        },
      ),
      { numRuns: 600 },
    );
  });
});
