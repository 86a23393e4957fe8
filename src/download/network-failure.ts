import { ImageError } from '../requests/image-error.ts';
import { RefusedUrlError } from './refused-url-error.ts';

/** How far a request had come when it failed: a reset means something else once the answer has begun. */
export type Progress = 'CONNECTING' | 'ANSWERED';

const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);
const tlsCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|EPROTO$|INVALID_CA$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/;
/** getaddrinfo's codes, as Node spells them; ENOTFOUND among them: the name does not exist. */
const dnsCode = /^(ENOTFOUND$|EAI_|ENODATA$|ESERVFAIL$|EREFUSED$)/;

/** Names what went wrong below HTTP, from the codes that Node gives sockets, names, TLS and files. */
export function networkFailure(thrown: unknown, host: string, progress: Progress): ImageError {
  if (thrown instanceof ImageError) return thrown;
  // axios wraps; what Node said is the cause.
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (cause instanceof RefusedUrlError) return new ImageError('URL_REFUSED', cause.message, { cause });
  const code = codeOf(cause);
  if (diskCodes.has(code)) return new ImageError('INTERNAL', 'The image could not be stored.', { cause });
  if (dnsCode.test(code)) return new ImageError('DNS_FAILED', `The name ${host} was not found.`, { cause });
  if (tlsCode.test(code)) {
    return new ImageError('TLS_FAILED', `No secure connection to ${host} could be made (${code}).`, {
      cause,
    });
  }
  if (code === 'ETIMEDOUT') {
    return new ImageError('TIMEOUT', `The connection to ${host} timed out.`, { cause });
  }
  if (progress === 'ANSWERED' || code.startsWith('HPE_')) {
    return new ImageError('INCOMPLETE', `The answer of ${host} broke off or is malformed.`, { cause });
  }
  return new ImageError('CONNECT_FAILED', `The connection to ${host} failed.`, { cause });
}

/** The code of a system error, also of the many that one failed connection to several addresses has. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error && error.code)) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
