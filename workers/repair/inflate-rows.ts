import { constants, inflateRawSync } from 'node:zlib';

/** Of zlib's format (RFC 1950): two bytes before the data. */
const headLength = 2;

export interface InflatedRows {
  readonly rows: Buffer;
  /** Bytes of zlib's format up to its checksum; null: it breaks off before. */
  readonly end: number | null;
}

/** What data of zlib's format hold, as far as they go, whatever their checksum; null: they are damaged, or hold more. */
export function inflateRows(data: Buffer, longest: number): InflatedRows | null {
  const deflated = data.subarray(headLength);
  const limits = { maxOutputLength: longest };
  try {
    // With `info` Node answers more than its types say.
    const { buffer, engine } = inflateRawSync(deflated, { ...limits, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { rows: buffer, end: headLength + engine.bytesWritten };
  } catch {
    try {
      const rows = inflateRawSync(deflated, { ...limits, finishFlush: constants.Z_SYNC_FLUSH });
      return { rows, end: null };
    } catch {
      return null;
    }
  }
}
