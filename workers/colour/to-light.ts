import type { Transfer } from './colour-space.ts';

/** cd/m² of the white that pictures without HDR have, and that a page has (ITU-R BT.2408, 2.1). */
export const referenceWhite = 203;
/** cd/m² of the display that HLG is meant for (ITU-R BT.2100, table 5). */
export const hlgPeak = 1000;

/**
 * Light of a number from 0 to 1; 1 is white as a page has it. PQ goes beyond. HLG is the light of the scene: it
 * becomes the display's by all three channels together.
 */
export function toLight(transfer: Transfer): (value: number) => number {
  switch (transfer.curve) {
    case 'gamma':
      return (value) => value ** transfer.exponent;
    case 'srgb': // IEC 61966-2-1
      return (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    case 'smpte240':
      return (value) => (value < 0.0913 ? value / 4 : ((value + 0.1115) / 1.1115) ** (1 / 0.45));
    case 'smpte428': // its white is 48 of 52.37 cd/m²
      return (value) => (52.37 / 48) * value ** 2.6;
    case 'pq':
      return perceptualQuantiser;
    case 'hlg':
      return hybridLogGamma;
  }
}

/** SMPTE ST 2084; ITU-R BT.2100, table 4. */
function perceptualQuantiser(value: number): number {
  const [m1, m2] = [2610 / 16_384, (2523 / 4096) * 128];
  const [c1, c2, c3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32];
  const root = value ** (1 / m2);
  return (10_000 / referenceWhite) * (Math.max(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1);
}

/** ITU-R BT.2100, table 5: the inverse OETF, 0 to 1. */
function hybridLogGamma(value: number): number {
  const [a, b, c] = [0.178_832_77, 0.284_668_92, 0.559_910_73];
  return value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - c) / a) + b) / 12;
}
