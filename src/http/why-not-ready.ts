import { HalftoneError } from '../domain/halftone-error.ts';

/** Why this server cannot work just now (the store, the disk or the pool), in public words; null when it can. */
export async function whyNotReady(parts: {
  readonly store: { ping(): Promise<void> };
  readonly files: { ping(): Promise<void> };
  readonly compressor: { unavailableReason(): string | null };
}): Promise<string | null> {
  try {
    await Promise.all([parts.store.ping(), parts.files.ping()]);
    return parts.compressor.unavailableReason();
  } catch (error) {
    return error instanceof HalftoneError ? error.message : 'Something went wrong on the server.';
  }
}
