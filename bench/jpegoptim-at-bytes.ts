import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type PictureScores, scorePicture } from './picture-scores.ts';
import type { Remember } from './remember.ts';

const run = promisify(execFile);

/** Scores of jpegoptim's result at a size, between the two qualities whose sizes lie around it. */
export interface JpegoptimAtBytes extends PictureScores {
  readonly below: PictureScores;
  readonly above: PictureScores;
}

/** How good jpegoptim's results for one file are; `fileKey` names the file's content. */
export function jpegoptimOf(file: string, fileKey: string, folder: string, remember: Remember) {
  const jpegoptim = async (quality: number, ...options: string[]): Promise<Buffer> => {
    const { stdout } = await run('jpegoptim', ['--quiet', '--stdout', `-m${quality}`, ...options, file], {
      encoding: 'buffer',
      maxBuffer: 1e9,
    });
    return stdout;
  };
  const bytesAt = (quality: number): Promise<number> =>
    remember(
      ['jpegoptim bytes', fileKey, quality],
      async () => (await jpegoptim(quality, '--strip-all')).length,
    );
  // Looked at with its profile and orientation, which the size leaves out: both are in its favour.
  const scoresAt = (quality: number): Promise<PictureScores> =>
    remember(['jpegoptim scores', fileKey, quality], async () =>
      scorePicture(file, await jpegoptim(quality), folder),
    );

  /** Interpolated by size; null where no two qualities lie around so many bytes. */
  return async (bytes: number): Promise<JpegoptimAtBytes | null> => {
    let [low, high] = [1, 100];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((await bytesAt(middle)) <= bytes) low = middle;
      else high = middle;
    }
    const [smaller, larger] = [await bytesAt(low), await bytesAt(high)];
    if (smaller > bytes || larger < bytes || smaller === larger) return null;
    const share = (bytes - smaller) / (larger - smaller);
    const [below, above] = [await scoresAt(low), await scoresAt(high)];
    const between = (score: keyof PictureScores): number =>
      below[score] + share * (above[score] - below[score]);
    return {
      ssimulacra: between('ssimulacra'),
      butteraugli: between('butteraugli'),
      butteraugliNorm: between('butteraugliNorm'),
      below,
      above,
    };
  };
}
