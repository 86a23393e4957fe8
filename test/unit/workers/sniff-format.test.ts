import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sniffFormat } from '../../../workers/formats/sniff-format.ts';
import { quarters } from '../../support/pictures/test-images.ts';

test.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
  'tells %s by its content',
  async (format) => {
    const png = await quarters(16).png().toBuffer();
    expect(sniffFormat(await sharp(png).toFormat(format).toBuffer())).toEqual({ supported: true, format });
  },
);

test.each([
  ['', 'an empty file'],
  ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'],
  ['%PDF-1.7', 'a PDF document'],
  ['BM\x36\0\0\0', 'a BMP image'],
  ['\n<!DOCTYPE html><title>404</title>', 'an HTML page'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'a HEIC image'],
  ['\0\0\0\x18ftypisom\0\0\0\0isommp41', 'an MP4 or QuickTime video'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['RIFF\0\0\0\0AVI LIST', 'a RIFF file that is not WebP'],
  ['hello', 'not an image of a known format'],
])('names what is not read: %j is %s', (text, name) => {
  expect(sniffFormat(Buffer.from(text, 'latin1'))).toEqual({ supported: false, name });
});
