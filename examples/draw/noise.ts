/** A hash of a lattice point to [0, 1): the same on every machine and in every run. */
function lattice(x: number, y: number, z: number): number {
  let hash = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** Value noise in [0, 1): smooth, with features about one unit wide. */
export function noise(x: number, y: number, z: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const z0 = Math.floor(z);
  const u = ease(x - x0);
  const v = ease(y - y0);
  const w = ease(z - z0);
  const near = blend(alongX(x0, y0, z0, u), alongX(x0, y0 + 1, z0, u), v);
  const far = blend(alongX(x0, y0, z0 + 1, u), alongX(x0, y0 + 1, z0 + 1, u), v);
  return blend(near, far, w);
}

const ease = (t: number) => t * t * (3 - 2 * t);
const blend = (a: number, b: number, share: number) => a + (b - a) * share;
const alongX = (x: number, y: number, z: number, share: number) =>
  blend(lattice(x, y, z), lattice(x + 1, y, z), share);

/** Noise at `octaves` scales, each twice as fine and half as strong, in [0, 1). */
export function fractalNoise(x: number, y: number, z: number, octaves = 4): number {
  let sum = 0;
  let weight = 0.5;
  let total = 0;
  let frequency = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * frequency, y * frequency, z * frequency + octave * 17);
    total += weight;
    weight /= 2;
    frequency *= 2.03;
  }
  return sum / total;
}
