import type { Picture } from './picture.ts';
import { random } from './random.ts';

/** A film-like curve (ACES as fitted by Narkowicz, 2015), then sRGB's gamma; 0 to 255. */
function tone(light: number): number {
  const x = light * 0.8;
  const mapped = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
  return 255 * Math.min(1, Math.max(0, mapped)) ** (1 / 2.2);
}

/** Grain at two scales: values near a normal distribution with standard deviation about 1. */
function grain(width: number, height: number, next: () => number): Float32Array {
  const fine = new Float32Array(width * height);
  for (let at = 0; at < fine.length; at++) fine[at] = (next() + next() + next() + next() - 2) * 1.73;
  const grown = new Float32Array(fine.length);
  for (let at = 0; at < fine.length; at++) {
    const near =
      (fine[at + 1] ?? 0) + (fine[at - 1] ?? 0) + (fine[at + width] ?? 0) + (fine[at - width] ?? 0);
    grown[at] = 0.75 * (fine[at] ?? 0) + 0.3 * near;
  }
  return grown;
}

/** Develops to 8-bit RGBA: vignette, tone, and grain that is strongest in the middle tones. */
export function develop(picture: Picture, seed: number, strength: number): Buffer {
  const { width, height, light, alpha } = picture;
  const next = random(seed);
  const luma = grain(width, height, next);
  const tint = grain(width, height, next);
  const cutOut = alpha.some((cover) => cover < 0.99);
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const dx = (at % width) / width - 0.5;
    const dy = Math.floor(at / width) / height - 0.5;
    const vignette = cutOut ? 1 : 1 - 0.55 * (dx * dx + dy * dy);
    for (let channel = 0; channel < 3; channel++) {
      const value = tone((light[at * 3 + channel] ?? 0) * vignette);
      const amount = strength * (0.45 + 0.9 * Math.sin((Math.PI * value) / 255));
      const drift = (luma[at] ?? 0) + (channel - 1) * 0.3 * (tint[at] ?? 0);
      pixels[at * 4 + channel] = Math.min(255, Math.max(0, Math.round(value + amount * drift)));
    }
    pixels[at * 4 + 3] = Math.round(255 * Math.min(1, alpha[at] ?? 1));
  }
  return pixels;
}
