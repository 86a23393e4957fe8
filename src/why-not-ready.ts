import type { Compressor } from './compression/compressor.ts';
import type { Files } from './files/files.ts';
import { HalftoneError } from './halftone-error.ts';
import type { Lifecycle } from './store/store.ts';

/** Why this server cannot work just now (the store, the disk or the pool), in public words; null when it can. */
export async function whyNotReady(parts: {
  readonly store: Pick<Lifecycle, 'ping'>;
  readonly files: Pick<Files, 'ping'>;
  readonly compressor: Pick<Compressor, 'unavailableReason'>;
}): Promise<string | null> {
  try {
    await Promise.all([parts.store.ping(), parts.files.ping()]);
    return parts.compressor.unavailableReason();
  } catch (error) {
    return error instanceof HalftoneError ? error.message : 'Something went wrong on our side.';
  }
}
