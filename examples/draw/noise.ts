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
  const ease = (t: number) => t * t * (3 - 2 * t);
  const u = ease(x - x0);
  const v = ease(y - y0);
  const w = ease(z - z0);
  const edge = (dy: number, dz: number) => {
    const a = lattice(x0, y0 + dy, z0 + dz);
    return a + (lattice(x0 + 1, y0 + dy, z0 + dz) - a) * u;
  };
  const near = edge(0, 0) + (edge(1, 0) - edge(0, 0)) * v;
  const far = edge(0, 1) + (edge(1, 1) - edge(0, 1)) * v;
  return near + (far - near) * w;
}

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
