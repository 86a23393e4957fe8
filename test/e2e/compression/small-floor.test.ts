import { expect, it } from 'vitest';
import { usualFloor } from '../../../workers/floor/floor-limits.ts';
import { photograph } from '../../support/pictures/test-images.ts';
import { compressInPlace } from './compress-in-place.ts';

it.each(['WEBP', 'AVIF'] as const)(
  'small pictures of fine detail are held to the floor as %s, at any quality',
  async (format) => {
    const png = await photograph(64, 48).png().toBuffer();
    const result = await compressInPlace(png, { target: { kind: 'maxBytes', maxBytes: 500 }, format });
    if (result.outcome !== 'KEPT_ORIGINAL')
      expect(result.similarity).toBeGreaterThan(usualFloor.similarity - 1);
  },
);
