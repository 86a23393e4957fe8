import { jpegMarker } from '../formats/jpeg-segments.ts';

/**
 * Hundredths of a progressive JPEG's bytes that bits 0, 1, 2 and those above take: means over 40 photographs at
 * qualities 50, 80 and 92. Of the averages of blocks, of what else they hold, of that in each of the two colours.
 */
const usual = {
  average: [2.5, 0, 0, 10],
  luma: [37, 19, 9, 12],
  chroma: [3, 1, 0.5, 0.5],
} as const;

/**
 * How much of a progressive JPEG is there, 0 to 1: what its scans (ITU T.81, G.1.1) would usually take of all
 * scans. The last one broke off; how much of it is there follows from what those before it took.
 */
export function progressiveShare(segments: readonly Buffer[]): number {
  const scans = segments.filter((bytes) => bytes[1] === jpegMarker.sos);
  const last = scans.pop();
  if (last === undefined) return 0;
  const components = new Set([last, ...scans].flatMap(componentsOf));
  const all =
    sum(usual.average) + sum(usual.luma) + Math.max(0, Math.min(2, components.size - 1)) * sum(usual.chroma);
  const whole = sum(scans.map((scan) => weight(scan)));
  const bytes = sum(scans.map((scan) => scan.length));
  const broken = bytes === 0 ? weight(last) / 2 : Math.min(weight(last), (last.length * whole) / bytes);
  return (whole + broken) / all;
}

function componentsOf(scan: Buffer): number[] {
  return Array.from({ length: Math.min(4, scan[4] ?? 0) }, (_, i) => scan[5 + 2 * i] ?? 0);
}

function weight(scan: Buffer): number {
  const components = componentsOf(scan);
  const at = 5 + 2 * components.length;
  const [first = 0, last = 63, bits = 0] = scan.subarray(at, at + 3);
  const [before, now] = [bits >> 4, bits & 15];
  const planes = first === 0 ? usual.average : components[0] === 1 ? usual.luma : usual.chroma;
  // A first pass brings the bits from `now` up, a later one a single bit.
  const own = before === 0 ? sum(planes.slice(Math.min(3, now))) : (planes[now] ?? 0);
  return first === 0 ? own : own * (upTo(last) - upTo(first - 1));
}

/** Of what a block holds beside its average, the share in the first so many of 63 frequencies. */
function upTo(frequency: number): number {
  return (frequency / 63) ** 0.3;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
