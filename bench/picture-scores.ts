import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';

const run = promisify(execFile);

/** How far a picture is from its original; of both, 0 is the same and less is better. */
export interface PictureScores {
  readonly ssimulacra: number;
  /** Of the worst place: one block of many decides it. */
  readonly butteraugli: number;
  /** The 3-norm over all places. */
  readonly butteraugliNorm: number;
}

/** Both by Debian's libjxl-devtools, on the upright sRGB pixels as PNGs: what a reader of the files sees. */
export async function scorePicture(
  original: string,
  picture: string | Buffer,
  folder: string,
): Promise<PictureScores> {
  const names = ['original', 'picture'].map(
    (name) => `${folder}/score-${process.hrtime.bigint()}-${name}.png`,
  );
  const [first = '', second = ''] = names;
  await sharp(original).autoOrient().toColourspace('srgb').png({ compressionLevel: 1 }).toFile(first);
  await sharp(picture).autoOrient().toColourspace('srgb').png({ compressionLevel: 1 }).toFile(second);
  try {
    const ssimulacra = Number((await run('ssimulacra_main', [first, second])).stdout);
    const [worst, norm] = (await run('butteraugli_main', [first, second])).stdout.split('\n');
    return {
      ssimulacra,
      butteraugli: Number(worst),
      butteraugliNorm: Number(norm?.replace('3-norm: ', '')),
    };
  } finally {
    await Promise.all(names.map((name) => rm(name, { force: true })));
  }
}
