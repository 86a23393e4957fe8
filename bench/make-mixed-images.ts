import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** How many of 50 images are of a kind, as shops' feeds mix them. */
const mix: readonly [count: number, extension: string, encode: (picture: Sharp) => Sharp][] = [
  [24, 'jpg', (picture) => picture.jpeg({ quality: 88 })],
  [6, 'jpg', (picture) => picture.jpeg({ quality: 92, progressive: true, chromaSubsampling: '4:4:4' })],
  [7, 'png', (picture) => picture.png()],
  [2, 'png', (picture) => picture.ensureAlpha(0.5).png({ palette: true })],
  [8, 'webp', (picture) => picture.webp({ quality: 85 })],
  [2, 'gif', (picture) => picture.gif()],
  [1, 'avif', (picture) => picture.avif({ quality: 70, effort: 1 })],
];

/** Writes 50 images of 0.05 to 1.5 megapixels in the formats of a shop's feed into `folder`; their names, mixed. */
export async function makeMixedImages(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const kinds = mix.flatMap(([count, extension, encode]) =>
    Array.from({ length: count }, () => ({ extension, encode })),
  );
  const names: string[] = [];
  for (const [i, { extension, encode }] of kinds.entries()) {
    // Only JPEGs are as large as cameras make them.
    const width = extension === 'jpg' ? 300 + 40 * i : 240 + 12 * (i - 30);
    const name = `${i}.${extension}`;
    await encode(await texture(width, Math.round(width * 0.72))).toFile(join(folder, name));
    names.push(name);
  }
  // 21 and 50 have no common divisor: every name once, kinds apart.
  return names.map((_, i) => names[(i * 21) % names.length] ?? '');
}

async function texture(width: number, height: number): Promise<Sharp> {
  const noise = { type: 'gaussian', mean: 128, sigma: 55 } as const;
  const small = sharp({
    create: { width: width >> 2, height: height >> 2, channels: 3, background: '#808080', noise },
  });
  return sharp(await small.png().toBuffer())
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .removeAlpha();
}
