import pino from 'pino';
import { startCompressor } from '../../../src/compression/start-compressor.ts';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';

// A process to be killed while its pool works: node lone-parent.ts INPUT OUTPUT
const [, , input = '', output = ''] = process.argv;
const compressor = await startCompressor({
  threads: 1,
  maxPixels: 50e6,
  maxImageBytes: 50e6,
  logger: pino({ level: 'silent' }),
  // Asked for when the pool begins to encode.
  deadline() {
    process.send?.('working');
    return 60_000;
  },
});
void compressor.compress(
  { input, output, options: { ...defaultCompressionOptions, format: 'AVIF', effort: 'BEST' } },
  new AbortController().signal,
);
