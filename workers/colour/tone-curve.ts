import { hlgPeak, referenceWhite } from './to-light.ts';

/** Of SMPTE ST 2094-50, annex C: how far the shoulder is bent, and the peak at which white is halved. */
const kappa = 0.65;
const usualPeak = hlgPeak;

/**
 * What light of HDR is multiplied by to be shown where nothing is brighter than white: the reference white tone
 * mapping of SMPTE ST 2094-50 (annex C) for a display without headroom, as Chromium has it. Below the
 * reference white a constant, then a quadratic Bézier curve that reaches white at the picture's peak.
 * Both in units of white; `peak` in cd/m², where the file says none that of HLG's display.
 */
export function toneCurve(peak: number | null): (brightest: number) => number {
  const headroom = Math.log2(Math.max(1, (peak ?? usualPeak) / referenceWhite));
  if (headroom === 0) return () => 1;
  const white = 1 - 0.5 * Math.min(headroom / Math.log2(usualPeak / referenceWhite), 1);
  const top = 2 ** headroom;
  const middle = (1 - kappa) * 1 + kappa * (1 / white);
  const middleShown = (1 - kappa) * white + kappa * 1;
  return (brightest) => {
    if (brightest <= 1) return white;
    if (brightest >= top) return 1 / brightest;
    const t = rootBetween(1 - 2 * middle + top, 2 * (middle - 1), 1 - brightest);
    const shown = (1 - t) ** 2 * white + 2 * t * (1 - t) * middleShown + t ** 2;
    return shown / brightest;
  };
}

/** The solution of a·t² + b·t + c = 0 from 0 to 1, where it rises. */
function rootBetween(a: number, b: number, c: number): number {
  return Math.abs(a) < 1e-9 ? -c / b : (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
}
