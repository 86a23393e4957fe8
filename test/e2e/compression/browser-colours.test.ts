import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../../../src/domain/compression-options.ts';
import { compressImage } from '../../../workers/compress-image.ts';
import { inspectImage } from '../../../workers/inspect-image.ts';
import thumbnailTask from '../../../workers/thumbnail-task.ts';
import { findBrowser, startBrowser } from '../../support/browser.ts';
import { avifWith, isoBox, nclx } from '../../support/pictures/avif-with.ts';
import { colourChunk, type PngKind, pngWith } from '../../support/pictures/png-with.ts';
import { photograph } from '../../support/pictures/test-images.ts';

const executable = findBrowser();
if (executable === null) {
  process.stderr.write(
    'SKIPPED: colours as a browser shows them: no chromium, chromium-browser or google-chrome on PATH. Install one.\n',
  );
}

const displayP3 = [0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06];
const [width, height] = [96, 64];
/** Of 255: what a lossy encoder may take. */
const tolerance = 4;

describe.skipIf(executable === null)('colours as a browser shows them', { timeout: 120_000 }, () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let rgb: Buffer;
  let avifs: Readonly<Record<8 | 10, Buffer>>;
  let profile: Buffer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'halftone-colours-'));
    browser = await startBrowser(executable ?? '');
    page = await browser.newPage();
    rgb = await colourful().raw().toBuffer();
    const avif = (bitdepth: 8 | 10): Promise<Buffer> =>
      colourful().avif({ quality: 95, bitdepth, chromaSubsampling: '4:4:4' }).toBuffer();
    avifs = { 8: await avif(8), 10: await avif(10) };
    const tagged = await colourful().withIccProfile('p3').png().toBuffer();
    profile = (await sharp(tagged).metadata()).icc!;
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const kinds: PngKind[] = ['rgb8', 'rgb16', 'rgba8', 'grey8', 'grey16', 'palette'];
  const c = colourChunk;
  const tags: Record<string, () => Buffer[]> = {
    'no tag': () => [],
    'gAMA 1/1.8': () => [c.gamma(1 / 1.8)],
    'gAMA 1.0': () => [c.gamma(1)],
    'gAMA that is nearly sRGB': () => [c.gamma(0.45455)],
    'gAMA and cHRM': () => [c.gamma(0.45455), c.chromaticities(...displayP3)],
    'gAMA and a cHRM of D50': () => [
      c.gamma(1 / 1.8),
      c.chromaticities(0.3457, 0.3585, ...displayP3.slice(2)),
    ],
    'cHRM alone': () => [c.chromaticities(...displayP3)],
    'cHRM that spans nothing': () => [c.gamma(1 / 1.8), c.chromaticities(0, 0, 0, 0, 0, 0, 0, 0)],
    'sRGB over gAMA and cHRM': () => [c.srgb(), c.gamma(1 / 1.8), c.chromaticities(...displayP3)],
    'a gAMA that is damaged': () => [damaged(c.gamma(1))],
    'cICP of Display P3': () => [c.codePoints(12, 13)],
    'cICP of BT.2020': () => [c.codePoints(9, 14)],
    'cICP of light': () => [c.codePoints(12, 8)],
    'cICP of PQ': () => [c.codePoints(9, 16)],
    'cICP of PQ and cLLI': () => [c.lightLevel(4000), c.codePoints(9, 16)],
    'cICP of HLG': () => [c.codePoints(9, 18)],
    'cICP of HLG in Display P3': () => [c.codePoints(12, 18)],
    'cICP over gAMA': () => [c.gamma(1), c.codePoints(12, 13)],
    'cICP of nothing known, gAMA': () => [c.gamma(1 / 1.8), c.codePoints(2, 2)],
    'cICP of sRGB over iCCP': () => [c.profile(profile), c.codePoints(1, 13)],
    'iCCP over gAMA': () => [c.gamma(1), c.profile(profile)],
  };

  describe.each(Object.keys(tags))('PNG with %s', (tag) => {
    test.each(kinds)('%s', async (kind) => {
      await expectSameColours(pngWith(rgb, width, kind, tags[tag]!()));
    });
  });

  const codePoints: Record<string, [number, number, number]> = {
    sRGB: [1, 13, 6],
    'Display P3': [12, 13, 6],
    'Display P3 without a curve': [12, 2, 6],
    'BT.709 as cameras say it': [1, 1, 1],
    'BT.2020': [9, 14, 9],
    'BT.601': [5, 6, 5],
    'SMPTE 170M': [6, 6, 6],
    'gamma 2.8': [5, 5, 6],
    'DCI-P3': [11, 17, 6],
    'linear light': [1, 8, 6],
    'linear Display P3': [12, 8, 6],
    PQ: [9, 16, 9],
    'PQ in Display P3': [12, 16, 6],
    HLG: [9, 18, 9],
    unspecified: [2, 2, 6],
  };

  describe.each(Object.keys(codePoints))('AVIF of %s', (name) => {
    test.each([8, 10] as const)('%i bits', async (bits) => {
      await expectSameColours(avifWith(avifs[bits], { properties: [nclx(...codePoints[name]!)] }));
    });
  });

  test('AVIF of PQ that says how bright it is', async () => {
    const brightest = isoBox('clli', Buffer.from([4000 >> 8, 4000 & 255, 0, 200]));
    const dim = avifWith(avifs[10], { properties: [nclx(9, 16, 9), brightest] });
    await expectSameColours(dim);
    const plain = avifWith(avifs[10], { properties: [nclx(9, 16, 9)] });
    const [shownDim, shownPlain] = await shown([dim, plain]);
    expect(difference(shownDim!, shownPlain!)).toBeGreaterThan(0.3);
  });

  test.each(['png', 'avif'] as const)('%s of 16 or 10 bits, and of grey, with a profile', async (format) => {
    const deep = colourful().toColourspace('rgb16').withIccProfile('p3');
    await expectSameColours(
      await (format === 'png' ? deep.png() : deep.avif({ quality: 95, bitdepth: 10 })).toBuffer(),
    );
  });

  test.each(['with Adobe’s marker', 'without a marker'])('CMYK without a profile, %s', async (marker) => {
    const image = await colourful()
      .toColourspace('cmyk')
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const at = image.indexOf(Buffer.from([0xff, 0xee]));
    const bare = Buffer.concat([image.subarray(0, at), image.subarray(at + 2 + image.readUInt16BE(at + 2))]);
    expect(at).toBeGreaterThan(0);
    await expectSameColours(marker.startsWith('without') ? bare : image);
  });

  /** In its own format, with metadata and without; in another one; as a thumbnail. */
  async function expectSameColours(image: Buffer): Promise<void> {
    const [input, output] = [join(folder, 'in'), join(folder, 'out')];
    await writeFile(input, image);
    const facts = await inspectImage(input, { maxPixels: 1e6, maxImageBytes: 1e6 });
    const made: Record<string, Buffer> = { source: image };
    const compress = async (name: string, change: Partial<CompressionOptions>): Promise<void> => {
      const options = { ...defaultCompressionOptions, minQuality: 90, ...change };
      await compressImage({ input, output, options, facts });
      made[name] = await readFile(output);
    };
    await compress('its own format', {});
    await compress('its own format with metadata', { keepMetadata: true });
    // Transparency lies on white in a JPEG: another picture.
    await compress('another format', { format: facts.hasAlpha ? 'WEBP' : 'JPEG' });
    await thumbnailTask({ input, output, facts });
    made['thumbnail'] = await readFile(output);
    const [source, ...results] = await shown(Object.values(made));
    for (const [i, result] of results.entries()) {
      const name = `${Object.keys(made)[i + 1]}, read as ${JSON.stringify(facts.colour)}`;
      expect(difference(result, source!), name).toBeLessThanOrEqual(tolerance);
    }
  }

  /** Red, green, blue and alpha of 32 × 32 pixels of each, as Chromium draws them. */
  async function shown(images: readonly Buffer[]): Promise<number[][]> {
    const urls = images.map((image) => `data:image/${typeOf(image)};base64,${image.toString('base64')}`);
    return page.evaluate(drawn, urls);
  }
});

/** Runs in the page: its types are the browser's, which these tests are not compiled with. */
async function drawn(urls: readonly string[]): Promise<number[][]> {
  const scope = globalThis as unknown as {
    Image: new () => { src: string; decode(): Promise<void> };
    OffscreenCanvas: new (width: number, height: number) => { getContext(kind: '2d'): Context };
  };
  interface Context {
    drawImage(image: unknown, x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { data: Iterable<number> };
  }
  const results: number[][] = [];
  for (const url of urls) {
    const picture = new scope.Image();
    picture.src = url;
    await picture.decode();
    const context = new scope.OffscreenCanvas(32, 32).getContext('2d');
    context.drawImage(picture, 0, 0, 32, 32);
    results.push([...context.getImageData(0, 0, 32, 32).data]);
  }
  return results;
}

/** Soft shapes in saturated colours, and the deepest shadows. */
function colourful(): Sharp {
  return photograph(width, height).modulate({ saturation: 2 }).blur(2);
}

function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
}

function damaged(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[copy.length - 1]! ^= 1;
  return copy;
}

function typeOf(image: Buffer): string {
  if (image[0] === 0xff) return 'jpeg';
  if (image[0] === 0x89) return 'png';
  return image.toString('latin1', 0, 4) === 'RIFF' ? 'webp' : 'avif';
}
