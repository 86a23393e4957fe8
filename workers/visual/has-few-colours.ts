import type { Pixels } from '../pixels.ts';

/** Drawings have fewer, gradients among them; photographs of the size of a part have several times as many. */
const mostOfDrawings = 4096;

/** Whether a picture has no more colours than a drawing. */
export function hasFewColours({ data, channels }: Pixels): boolean {
  const seen = new Set<number>();
  for (let i = 0; i < data.length && seen.size <= mostOfDrawings; i += channels) {
    let colour = 0;
    for (let channel = 0; channel < channels; channel++) colour = colour * 256 + (data[i + channel] ?? 0);
    seen.add(colour);
  }
  return seen.size <= mostOfDrawings;
}
