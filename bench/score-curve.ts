import { type PictureScores, scoreNames } from './picture-scores.ts';

/** One encode: what it takes and how good it is. */
export interface ScoredEncode extends PictureScores {
  readonly bytes: number;
}

/**
 * Scores at a size: on the line through ln(score) over ln(bytes) of encodes about that size, by least squares
 * where there are more than two. Encodes of very different sizes are left out: there it is no line.
 */
export function scoresAt(encodes: readonly ScoredEncode[], bytes: number): PictureScores {
  const near =
    encodes.length <= 2
      ? encodes
      : encodes.filter((encode) => Math.abs(Math.log(encode.bytes / bytes)) < 0.25);
  const at = (score: keyof PictureScores): number =>
    Math.exp(lineAt(near.map((each) => [Math.log(each.bytes / bytes), Math.log(each[score])])));
  const [ssimulacra = 0, butteraugli = 0, butteraugliNorm = 0] = scoreNames.map(at);
  return { ssimulacra, butteraugli, butteraugliNorm };
}

/** The value at 0 of the line nearest to the points, of which one or two may be all. */
function lineAt(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map((point) => point[0]));
  const y = mean(points.map((point) => point[1]));
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  const slope =
    spread === 0 ? 0 : points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
  return y - slope * x;
}
