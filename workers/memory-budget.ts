import type { CompressionOptions } from '../src/domain/compression-options.ts';
import type { ImageFormat } from '../src/domain/image.ts';
import type { ImageFacts } from './image-facts.ts';

/** Lets jobs run while their memory fits together; one that never fits runs alone. In order of asking. */
export interface MemoryBudget {
  /** What gives the memory back, if the job may run at once; else null. */
  tryAcquire(bytes: number): (() => void) | null;
  /** Resolves, with what gives the memory back, when the job may run. */
  acquire(bytes: number): Promise<() => void>;
}

/** Photographs of up to 20 megapixels run side by side, larger ones by themselves: two of 24 would take the product past 800 MB. */
const bytesAThread = 200e6;

export function memoryBudget(threads: number, total = bytesAThread * threads): MemoryBudget {
  const waiting: { bytes: number; admit: () => void }[] = [];
  let used = 0;
  let running = 0;
  const fits = (bytes: number): boolean => running === 0 || used + bytes <= total;
  const take = (bytes: number): (() => void) => {
    used += bytes;
    running += 1;
    return () => {
      used -= bytes;
      running -= 1;
      admitNext();
    };
  };
  const admitNext = (): void => {
    for (let next = waiting[0]; next !== undefined && fits(next.bytes); next = waiting[0]) {
      waiting.shift();
      next.admit();
    }
  };
  return {
    tryAcquire: (bytes) => (waiting.length === 0 && fits(bytes) ? take(bytes) : null),
    acquire: (bytes) =>
      new Promise((resolve) => {
        waiting.push({ bytes, admit: () => resolve(take(bytes)) });
        admitNext();
      }),
  };
}

/**
 * Bytes a pixel that making a result of each format takes at its peak, over the file itself: the pixels (3), what
 * the decoder and the encoder hold, results. Measured on pictures of 24 megapixels, rounded up.
 */
const bytesAPixel: Record<ImageFormat, number> = { jpeg: 10, png: 15, gif: 15, tiff: 15, webp: 20, avif: 28 };
/** With metadata the encoder decodes the file once more beside the kept pixels. */
const metadataBytesAPixel = 6;
/** Colours converted here: up to 4 channels of 16 bits, and pixels that are opened as a picture again. */
const colourBytesAPixel = 11;

/** A result is decoded again, and both are kept at a quarter of their size, in linear light. */
const lookingBytesAPixel = 6;

/** Bytes a picture takes at its peak, as a result of this format. */
export function pictureMemory(
  facts: ImageFacts,
  format: ImageFormat,
  options: Pick<CompressionOptions, 'keepMetadata' | 'target'> | null,
): number {
  const pixels = facts.width * facts.height * facts.frames;
  const converts = facts.colour !== null && facts.colour.kind !== 'profiled';
  const metadata = options?.keepMetadata ? metadataBytesAPixel : 0;
  const looks = options?.target.kind === 'visual' ? lookingBytesAPixel : 0;
  return pixels * (bytesAPixel[format] + metadata + (converts ? colourBytesAPixel : 0) + looks);
}
