import { type ImageServer, startImageServer } from './image-server.ts';
import { makePhoto } from './make-photo.ts';

/** A shop's image host: photographs in the usual formats, one page that is no image, and nothing else. */
export async function startShop(): Promise<ImageServer> {
  const alpha = await makePhoto(3)
    .composite([
      {
        input: Buffer.from([255, 255, 255, 90]),
        raw: { width: 1, height: 1, channels: 4 },
        tile: true,
        blend: 'dest-in',
      },
    ])
    .png()
    .toBuffer();
  return startImageServer({
    '/mug.jpg': await makePhoto(1).jpeg({ quality: 90 }).toBuffer(),
    '/chair.jpg': await makePhoto(2, 400, 300).jpeg({ quality: 85 }).toBuffer(),
    '/cut-out.png': alpha,
    '/bag.webp': await makePhoto(4).webp({ quality: 90 }).toBuffer(),
    '/w_800,h_600/lamp.jpg': await makePhoto(5).jpeg({ quality: 92 }).toBuffer(),
    '/sizes.html': { headers: { 'content-type': 'image/jpeg' }, body: '<!doctype html><h1>Sizes</h1>' },
  });
}

/** A catalogue of `count` products whose images (one each, by query) are those of `urls` in turn. */
export function catalogueOf(urls: readonly string[], count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const url = urls[index % urls.length];
    return `${index + 1},Product ${index + 1},${url}?n=${index + 1}`;
  });
  return `S. No.,Product Name,Input Image Urls\n${rows.join('\n')}\n`;
}
