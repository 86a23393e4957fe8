import { Counter, Histogram, type Registry } from 'prom-client';
import type { CompressorObserver } from '../compression/compressor-observer.ts';
import { imageFormats } from '../domain/image.ts';

/** Compression, and the process it happens in. */
export function createPoolMetrics(registry: Registry): CompressorObserver {
  const registers = [registry];
  const durations = new Histogram({
    name: 'halftone_compression_duration_seconds',
    help: 'Time of one image in a thread of the pool, by the format of its output.',
    labelNames: ['format'],
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  });
  const encodes = new Histogram({
    name: 'halftone_compression_encodes',
    help: 'How often an image was encoded whole until its target was met.',
    buckets: [0, 1, 2, 3, 4, 5, 6, 8, 10, 15],
    registers,
  });
  const starts = new Counter({
    name: 'halftone_pool_process_starts_total',
    help: 'Starts of the image pool’s process; the first one is 1.',
    registers,
  });
  const ends = new Counter({
    name: 'halftone_pool_process_ends_total',
    help: 'Ends of the image pool’s process: killed at an image’s deadline, crashed, or stopped with the server.',
    labelNames: ['reason'],
    registers,
  });
  const poisoned = new Counter({
    name: 'halftone_pool_poisoned_images_total',
    help: 'Images that were given up because they ended the pool’s process, alone, twice.',
    registers,
  });
  for (const format of imageFormats) durations.zero({ format });
  for (const reason of ['deadline', 'crash', 'closing']) ends.inc({ reason }, 0);

  return {
    compressed(milliseconds, result) {
      durations.observe({ format: result.format }, milliseconds / 1000);
      if (result.encodes !== undefined) encodes.observe(result.encodes);
    },
    processStarted: () => starts.inc(),
    processEnded: (reason) => ends.inc({ reason }),
    poisoned: () => poisoned.inc(),
  };
}
