import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Writes 24 JPEGs that behave like photographs (soft gradients, texture, noise) and returns their folder. */
export async function makeImages(folder: string): Promise<string> {
  const images = join(folder, 'images');
  await mkdir(images);
  for (let i = 0; i < 24; i++) {
    const [width, height] = [1200 + 40 * i, 900 + 30 * i];
    const noise = (w: number, h: number, sigma: number) =>
      sharp({
        create: {
          width: w,
          height: h,
          channels: 3,
          background: '#808080',
          noise: { type: 'gaussian', mean: 128, sigma },
        },
      });
    const soft = await noise(24, 18, 70).png().toBuffer();
    const grain = await noise(width, height, 10 + i)
      .png()
      .toBuffer();
    const big = await sharp(soft).resize(width, height, { fit: 'fill', kernel: 'cubic' }).png().toBuffer();
    await sharp(big)
      .composite([{ input: grain, blend: 'soft-light' }])
      .jpeg({ quality: 75 + i, chromaSubsampling: i % 3 === 0 ? '4:4:4' : '4:2:0' })
      .toFile(join(images, `${i}.jpg`));
  }
  return images;
}
