import { createHmac } from 'node:crypto';
import type { CompressionOptions } from '../domain/compression-options.ts';

/**
 * The key of a result: the same bytes with the same options of the same owner have the same key, so that work
 * done twice (after a crash) overwrites itself, and a client without the secret can't guess one or learn from
 * it whether another tenant has an image. 32 characters of base64url, 192 bits.
 * @param sha256 of the input's bytes, lower-case hex.
 */
export function outputKey(
  secret: string,
  owner: string,
  sha256: string,
  options: CompressionOptions,
): string {
  const { target, format, effort, minQuality, maxWidth, maxHeight, keepMetadata } = options;
  const what = JSON.stringify([
    owner,
    sha256,
    target,
    format,
    effort,
    minQuality,
    maxWidth,
    maxHeight,
    keepMetadata,
  ]);
  return createHmac('sha256', secret).update(what).digest('base64url').slice(0, 32);
}
