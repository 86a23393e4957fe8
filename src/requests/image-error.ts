import { HalftoneError } from '../halftone-error.ts';

/** CONTRACT "Image errors": every way an image can fail, and whether trying again can help. */
const retryableByCode = {
  URL_REFUSED: false,
  NOT_FOUND: false,
  FORBIDDEN: false,
  HTTP_ERROR: false,
  TOO_MANY_REDIRECTS: false,
  DNS_FAILED: true,
  CONNECT_FAILED: true,
  TLS_FAILED: true,
  TIMEOUT: true,
  INCOMPLETE: true,
  RATE_LIMITED: true,
  SERVER_ERROR: true,
  TOO_LARGE: false,
  TOO_MANY_PIXELS: false,
  UNSUPPORTED_FORMAT: false,
  CORRUPT_IMAGE: false,
  COMPRESSION_TIMEOUT: false,
  POISONED: false,
  INTERNAL: true,
} as const;

export type ImageErrorCode = keyof typeof retryableByCode;

export const imageErrorCodes = Object.keys(retryableByCode) as ImageErrorCode[];

/** Why one image has no result. `message` is public and says what was found. */
export class ImageError extends HalftoneError {
  declare readonly code: ImageErrorCode;
  readonly retryable: boolean;
  /** What the host asked for (`Retry-After`), in milliseconds; null when it said nothing. */
  readonly retryAfter: number | null;

  constructor(code: ImageErrorCode, message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(code, 422, message, options);
    this.retryable = retryableByCode[code];
    this.retryAfter = options.retryAfter ?? null;
  }
}
