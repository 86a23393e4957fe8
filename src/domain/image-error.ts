import { HalftoneError } from './halftone-error.ts';

/** docs/contract.md “Image errors”: every way an image can fail, and whether trying again can help. */
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

interface ImageErrorOptions extends ErrorOptions {
  readonly retryAfter?: number | null;
  readonly fault?: string | null;
  readonly repeated?: boolean;
}

/** Why one image has no result. `message` is public and says what was found. */
export class ImageError extends HalftoneError {
  declare readonly code: ImageErrorCode;
  readonly retryable: boolean;
  /** What the host asked for (`Retry-After`), in milliseconds; null when it said nothing. */
  readonly retryAfter: number | null;
  /** What is wrong with the server's answer itself, equal when it is the same again; null: not known. */
  readonly fault: string | null;
  /** It was asked for twice, with the same fault both times: a third time is of no use. */
  readonly repeated: boolean;

  constructor(code: ImageErrorCode, message: string, options: ImageErrorOptions = {}) {
    super(code, 422, message, options);
    this.retryable = retryableByCode[code];
    this.retryAfter = options.retryAfter ?? null;
    this.fault = options.fault ?? null;
    this.repeated = options.repeated ?? false;
  }

  /** The same with more known about it. */
  again(more: Pick<ImageErrorOptions, 'fault' | 'repeated'>): ImageError {
    const { code, message, cause, retryAfter, fault, repeated } = this;
    return new ImageError(code, message, { cause, retryAfter, fault, repeated, ...more });
  }
}
