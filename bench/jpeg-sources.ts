import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * The JPEGs that encoder settings and models are judged by: a corpus' `camera/*.jpg` as they are, and its
 * `kodak/*.png` as JPEGs in `folder`, whose qualities, subsamplings and Huffman tables take turns.
 */
export async function jpegSources(corpus: string, folder: string): Promise<string[]> {
  const cameras = (await readdir(join(corpus, 'camera'))).sort().map((name) => join(corpus, 'camera', name));
  const kodak = (await readdir(join(corpus, 'kodak'))).filter((name) => name.endsWith('.png')).sort();
  const encoded: string[] = [];
  for (const [i, name] of kodak.entries()) {
    const path = join(folder, `${name}.jpg`);
    await sharp(join(corpus, 'kodak', name))
      .jpeg({
        quality: [70, 80, 90, 96][(i >> 1) & 3] ?? 80,
        chromaSubsampling: i % 3 === 0 ? '4:4:4' : '4:2:0',
        optimiseCoding: i % 5 !== 0,
      })
      .toFile(path);
    encoded.push(path);
  }
  return [...cameras, ...encoded];
}
