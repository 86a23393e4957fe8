import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { catalogue } from './catalogue.ts';
import { take } from './draw/take.ts';
import { sceneOf } from './scene-of.ts';
import { type Shot, shots } from './shots.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SIZE_GUIDE = `<!doctype html><title>Size guide</title><h1>Size guide</h1><p>This page is not an image.</p>\n`;

/** Renders the shot at `share` of its size and encodes it as its name says. */
async function encode(shot: Shot, seed: number, share: number): Promise<Buffer> {
  const [width, height] = shot.size.map((side) => Math.round(side * share)) as [number, number];
  const pixels = take(sceneOf(shot), width, height, seed, shot.grain);
  const image = sharp(pixels, { raw: { width, height, channels: 4 } });
  const kind = extname(shot.file);
  if (kind === '.png') return await image.png({ compressionLevel: 9 }).toBuffer();
  if (kind === '.webp') return await image.removeAlpha().webp({ quality: shot.quality }).toBuffer();
  return await image.removeAlpha().jpeg({ quality: shot.quality }).toBuffer();
}

/**
 * Makes `examples/images` and `examples/catalogue.csv` anew; the result is the same every time.
 * `npm run examples -- lamp 0.5` makes only files whose name contains "lamp", at half size (to try a change).
 */
async function makeExamples(only = '', share = 1): Promise<void> {
  if (only === '') await rm(`${HERE}images`, { recursive: true, force: true });
  let total = 0;
  for (const [seed, shot] of (await shots()).entries()) {
    if (!shot.file.includes(only)) continue;
    const target = `${HERE}images/${shot.file}`;
    const bytes = await encode(shot, seed + 1, share);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    total += bytes.length;
    console.log(`${shot.file}: ${Math.round(bytes.length / 1000)} kB`);
  }
  await writeFile(`${HERE}images/size-guide.html`, SIZE_GUIDE);
  await writeFile(`${HERE}catalogue.csv`, catalogue());
  console.log(`${(total / 1e6).toFixed(2)} MB in all`);
}

await makeExamples(process.argv[2], Number(process.argv[3] ?? 1));
