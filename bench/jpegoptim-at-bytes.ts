import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type PictureScores, scorePicture } from './picture-scores.ts';
import type { Remember } from './remember.ts';
import type { ScoredEncode } from './score-curve.ts';

const run = promisify(execFile);

/** jpegoptim's results for one file; `fileKey` names the file's content. */
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

  /** The two qualities whose sizes lie around so many bytes, and so many more on each side; null: none do. */
  return async (bytes: number, neighbours: number): Promise<ScoredEncode[] | null> => {
    let [low, high] = [1, 100];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((await bytesAt(middle)) <= bytes) low = middle;
      else high = middle;
    }
    const [smaller, larger] = [await bytesAt(low), await bytesAt(high)];
    if (smaller > bytes || larger < bytes || smaller === larger) return null;
    const encodes: ScoredEncode[] = [];
    for (let quality = Math.max(1, low - neighbours); quality <= Math.min(100, high + neighbours); quality++)
      encodes.push({ bytes: await bytesAt(quality), ...(await scoresAt(quality)) });
    return encodes;
  };
}
