import { ImageError } from '../src/domain/image-error.ts';

/** What libvips says when it cannot decode, as an ImageError; its text names loaders and reasons, no paths. */
export function corruptImage(error: unknown): ImageError {
  const said = error instanceof Error ? error.message : String(error);
  const reason = (said.split('\n')[0] ?? '')
    .replace(/\S*\/\S+/g, '')
    .trim()
    .slice(0, 160);
  return new ImageError('CORRUPT_IMAGE', `The image cannot be decoded: ${reason || 'its data is damaged'}.`, {
    cause: error,
  });
}
