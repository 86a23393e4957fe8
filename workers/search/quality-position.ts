/**
 * Where a quality, 1 to 100, is on an axis over which ln(bytes) rises nearly straight: the logarithm of the
 * quantiser's step, in percent, that libjpeg gives it (jcparam.c, jpeg_quality_scaling). The constant stands for
 * steps that cannot fall below one.
 */
export function qualityPosition(quality: number): number {
  return -Math.log((quality < 50 ? 5000 / quality : 200 - 2 * quality) + bend);
}

/** The quality, not rounded, at a position. */
export function qualityAt(position: number): number {
  const step = Math.exp(-position) - bend;
  return step > 100 ? 5000 / step : (200 - step) / 2;
}

const bend = 5;
