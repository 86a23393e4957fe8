import type { ImageFormat } from '../domain/image.ts';
import { extensionOf } from '../files/output-file-key.ts';

/** Characters of a name without its extension; shops refuse much longer ones. */
const longestStem = 100;

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The file name of a result: the source's own, made safe, with the extension of the result. Letters, digits,
 * `.`, `_` and `-` stay (shops import by name), anything else becomes `-`.
 */
export function outputName(inputUrl: string, format: ImageFormat): string {
  const segment = decoded(new URL(inputUrl).pathname.split('/').pop() ?? '');
  const safe = segment
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const stem = [...safe].slice(0, longestStem).join('');
  const name = stem === '' ? 'image' : reserved.test(stem.split('.')[0] ?? '') ? `image-${stem}` : stem;
  const whole = `${name}.${extensionOf[format]}`;
  // The address of an output's own preview.
  return whole === 'thumbnail.webp' ? `image-${whole}` : whole;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
