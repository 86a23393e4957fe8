import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** Names of the files written into `folder`: photographs of 24 megapixels as cameras and phones store them, 4:2:0. */
export async function make24Megapixels(folder: string): Promise<string[]> {
  const names: string[] = [];
  // A camera's, 3:2, and a phone's, 4:3 and lying on its side.
  for (const [width, height, orientation] of [
    [6000, 4000, 1],
    [5712, 4284, 6],
  ] as const) {
    const photograph = await largePhotograph(width, height, 60);
    for (const quality of [85, 90, 93]) {
      const name = `24mp-${orientation}-${quality}.jpg`;
      await photograph()
        .withMetadata({ orientation })
        .jpeg({ quality, chromaSubsampling: '4:2:0' })
        .toFile(join(folder, name));
      names.push(name);
    }
  }
  return names;
}

/** Names of the files written into `folder`: 50 megapixels of every kind that takes more than a plain photograph. */
export async function make50Megapixels(folder: string): Promise<Record<string, string>> {
  const [width, height] = [8600, 5800];
  const photograph = await largePhotograph(width, height, 25);
  const soft = await largePhotograph(width, height, 0);
  const kinds: Record<string, [name: string, picture: Sharp]> = {
    'JPEG 4:4:4': ['444.jpg', photograph().jpeg({ quality: 85, chromaSubsampling: '4:4:4' })],
    'JPEG, progressive': [
      'progressive.jpg',
      photograph().jpeg({ quality: 85, progressive: true, chromaSubsampling: '4:4:4' }),
    ],
    'JPEG, CMYK': ['cmyk.jpg', photograph().toColourspace('cmyk').jpeg({ quality: 55 })],
    'PNG, 16 bits': ['16.png', soft().toColourspace('rgb16').png({ adaptiveFiltering: true })],
  };
  for (const [name, picture] of Object.values(kinds)) await picture.toFile(join(folder, name));
  return Object.fromEntries(Object.entries(kinds).map(([kind, [name]]) => [kind, name]));
}

/** Soft shapes under grain two pixels wide, as sensors' noise is after a camera's own filters. */
async function largePhotograph(width: number, height: number, grain: number): Promise<() => Sharp> {
  const raw = { width, height, channels: 3 } as const;
  const enlarge = async (small: Sharp): Promise<Sharp> =>
    sharp(await small.png().toBuffer())
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .removeAlpha();
  const picture = await enlarge(noise(48, 32, 70));
  if (grain > 0) {
    const input = await (await enlarge(noise(width >> 1, height >> 1, grain))).raw().toBuffer();
    picture.composite([{ input, raw, blend: 'soft-light' }]);
  }
  const data = await picture.removeAlpha().raw().toBuffer();
  return () => sharp(data, { raw });
}

function noise(width: number, height: number, sigma: number): Sharp {
  const gaussian = { type: 'gaussian', mean: 128, sigma } as const;
  return sharp({ create: { width, height, channels: 3, background: '#808080', noise: gaussian } });
}
