import sharp, { type Sharp } from 'sharp';

/** A picture that compresses as photographs do: light falling off, soft shapes, and grain. The same for a seed. */
export function makePhoto(seed: number, width = 320, height = 240): Sharp {
  const random = seededRandom(seed);
  const pixels = Buffer.alloc(width * height * 3);
  const [red, green, blue] = [80 + random() * 120, 80 + random() * 120, 80 + random() * 120];
  const waves = Array.from({ length: 6 }, () => ({
    x: (random() * 14) / width,
    y: (random() * 14) / height,
    phase: random() * 6.3,
    height: 10 + random() * 18,
  }));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let light = 40 - (80 * (x + y)) / (width + height);
      for (const wave of waves) light += wave.height * Math.sin(wave.x * x + wave.y * y + wave.phase);
      light += (random() - 0.5) * 24;
      const at = (y * width + x) * 3;
      pixels[at] = clamp(red + light);
      pixels[at + 1] = clamp(green + light * 0.9);
      pixels[at + 2] = clamp(blue + light * 0.8);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Mulberry32: numbers from 0 up to 1 that are the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
