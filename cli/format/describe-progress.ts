import { formatBytes } from '../../src/format/format-bytes.ts';
import { formatDuration } from '../../src/format/format-duration.ts';
import { formatPercent } from '../../src/format/format-percent.ts';

/** What a progress line shows. */
export interface ProgressFigures {
  images: number;
  imagesSucceeded: number;
  imagesFailed: number;
  imagesSkipped: number;
  bytesIn: number;
  bytesOut: number;
  savedRatio?: number | null;
  imagesPerSecond?: number | null;
  secondsLeft?: number | null;
}

/** How many images have their result, whatever it is. */
export function imagesDone(figures: ProgressFigures): number {
  return figures.imagesSucceeded + figures.imagesFailed + figures.imagesSkipped;
}

/** `12/30 images, saved 1.24 MB (51.3%), 8.1 images/s, 2.2 s left, 1 failed`; what is not known is left out. */
export function describeProgress(figures: ProgressFigures): string {
  const { images, bytesIn, bytesOut, savedRatio, imagesPerSecond, secondsLeft, imagesFailed } = figures;
  const parts = [`${imagesDone(figures)}/${images} images`];
  if (bytesIn > 0) parts.push(`saved ${formatBytes(bytesIn - bytesOut)} (${formatPercent(savedRatio)})`);
  if (typeof imagesPerSecond === 'number') parts.push(`${imagesPerSecond.toFixed(1)} images/s`);
  if (typeof secondsLeft === 'number' && imagesDone(figures) < images) {
    parts.push(`${formatDuration(secondsLeft)} left`);
  }
  if (imagesFailed > 0) parts.push(`${imagesFailed} failed`);
  return parts.join(', ');
}
