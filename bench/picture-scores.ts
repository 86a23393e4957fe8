import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import sharp from 'sharp';

const run = promisify(execFile);

/** How far a picture is from its original; of each, 0 is the same and less is better. */
export interface PictureScores {
  readonly ssimulacra: number;
  /** Of the worst place: one block of many decides it. */
  readonly butteraugli: number;
  /** The 3-norm over all places. */
  readonly butteraugliNorm: number;
}

export const scoreNames = ['ssimulacra', 'butteraugli', 'butteraugliNorm'] as const;

/** By Debian's libjxl-devtools, on the upright sRGB pixels: what a reader of the files sees. */
export async function scorePicture(
  original: string,
  picture: string | Buffer,
  folder: string,
): Promise<PictureScores> {
  const names = ['original', 'picture'].map(
    (name) => `${folder}/score-${process.hrtime.bigint()}-${name}.ppm`,
  );
  const [first = '', second = ''] = names;
  await writePpm(original, first);
  await writePpm(picture, second);
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

/** Netpbm's ppm(5), binary: read as sRGB by both programs, and made faster than a PNG. */
async function writePpm(picture: string | Buffer, path: string): Promise<void> {
  const { data, info } = await sharp(picture)
    .autoOrient()
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const header = `P${info.channels === 1 ? 5 : 6}\n${info.width} ${info.height}\n255\n`;
  await writeFile(path, Buffer.concat([Buffer.from(header), data]));
}
