import type { ImageFacts } from './image-facts.ts';

/** Lets jobs run while their memory fits together; one that never fits runs alone. In order of asking. */
export interface MemoryBudget {
  /** What gives the memory back, if the job may run at once; else null. */
  tryAcquire(bytes: number): (() => void) | null;
  /** Resolves, with what gives the memory back, when the job may run. */
  acquire(bytes: number): Promise<() => void>;
}

/** Of a 24-megapixel photograph two are to run side by side (2 × 24 MP × 6 bytes), of 50 megapixels one alone. */
const bytesAThread = 150e6;
const leastBytes = 300e6;

export function memoryBudget(
  threads: number,
  total = Math.max(leastBytes, bytesAThread * threads),
): MemoryBudget {
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

/** Bytes a picture takes at its peak: the kept pixels, and the encoder's coefficients (2 bytes × 1.5 a pixel in 4:2:0). */
export function pictureMemory(facts: ImageFacts): number {
  const pixels = facts.width * facts.height * facts.frames;
  const channels = facts.hasAlpha ? 4 : 3;
  // Decoders of unusual pictures hold 16 bits or four inks a pixel beside the result.
  return pixels * (channels + 3 + (facts.unusualColour ? 8 : 0));
}
