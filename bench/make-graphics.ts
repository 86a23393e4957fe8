import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Draws icons, logos, text, gradients and screenshots, as JPEGs and as PNGs; returns the files' paths. */
export async function makeGraphics(folder: string): Promise<string[]> {
  // What workers/sharp.ts forbids for what strangers send.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  const target = join(folder, 'graphics');
  await mkdir(target);
  const paths: string[] = [];
  for (const [name, { width, height, body }] of Object.entries(drawings())) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif">${body}</svg>`;
    const drawn = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png().toBuffer();
    const path = join(target, name);
    await sharp(drawn).jpeg({ quality: 97, chromaSubsampling: '4:4:4' }).toFile(`${path}.jpg`);
    await sharp(drawn).toFile(`${path}.png`);
    paths.push(`${path}.jpg`, `${path}.png`);
  }
  return paths;
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

function drawings(): Record<string, Drawing> {
  return {
    'icon-48': { width: 48, height: 48, body: tick(48) },
    'icon-128': { width: 128, height: 128, body: tick(128) },
    logo: {
      width: 480,
      height: 320,
      body: `<rect width="480" height="320" fill="#f4f0e4"/><circle cx="240" cy="140" r="96" fill="#d43f2f"/>
        <rect x="20" y="20" width="80" height="40" fill="#2f8fd4"/><text x="112" y="290" font-size="56" fill="#1f2b45">Halftone</text>`,
    },
    text: { width: 600, height: 400, body: lines(20, 600) },
    gradient: {
      width: 600,
      height: 400,
      body: `<defs><linearGradient id="g" x2="1" y2="1"><stop offset="0" stop-color="#123"/><stop offset=".5" stop-color="#c63"/>
        <stop offset="1" stop-color="#fed"/></linearGradient></defs><rect width="600" height="400" fill="url(#g)"/>`,
    },
    screenshot: {
      width: 960,
      height: 600,
      body: `<rect width="960" height="600" fill="#eef1f5"/><rect width="960" height="48" fill="#1f2b45"/>
        <text x="20" y="32" font-size="20" fill="#fff">Orders</text><rect x="20" y="70" width="200" height="510" fill="#fff"/>
        <g transform="translate(240 60)">${lines(26, 700)}</g>`,
    },
  };
}

function tick(size: number): string {
  return `<g transform="scale(${size / 64})"><circle cx="32" cy="32" r="28" fill="#2aa660"/>
    <path d="M20 32l8 10 18-22" stroke="#fff" stroke-width="6" fill="none"/></g>`;
}

function lines(count: number, width: number): string {
  return Array.from(
    { length: count },
    (_, i) =>
      `<text x="10" y="${20 + 19 * i}" font-size="14" textLength="${width - 20 - ((i * 53) % 200)}" fill="${i % 3 ? '#222222' : '#0645ad'}">Line ${i}: the quick brown fox jumps over the lazy dog</text>`,
  ).join('');
}
