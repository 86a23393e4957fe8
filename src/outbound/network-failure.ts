import { isAxiosError } from 'axios';
import { ImageError } from '../domain/image-error.ts';
import { malformed } from './answer-fault.ts';
import { RefusedUrlError } from './refused-url-error.ts';

const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);
const tlsCode =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|EPROTO$|INVALID_CA$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/;
/** getaddrinfo's codes, as Node spells them; ENOTFOUND among them: the name does not exist. */
const dnsCode = /^(ENOTFOUND$|EAI_|ENODATA$|ESERVFAIL$|EREFUSED$)/;

/** A certificate is as bad the next time; a handshake that failed otherwise may have been cut off. */
const certificateCode = /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH$)/;

/**
 * Names what went wrong below HTTP, from the codes that Node gives sockets, names, TLS and files.
 *
 * @param received bytes of the image that came before; null: no answer had begun
 */
export function networkFailure(thrown: unknown, host: string, received: number | null): ImageError {
  if (thrown instanceof ImageError) return withFault(thrown, received);
  const cause = causeOf(thrown);
  if (cause instanceof RefusedUrlError) return new ImageError('URL_REFUSED', cause.message, { cause });
  const code = codeOf(cause);
  if (diskCodes.has(code)) return new ImageError('INTERNAL', 'The image could not be stored.', { cause });
  if (dnsCode.test(code))
    return new ImageError('DNS_FAILED', `The host name ${host} was not found.`, { cause });
  if (tlsCode.test(code)) {
    return new ImageError('TLS_FAILED', `Could not make a secure connection to ${host} (${code}).`, {
      cause,
      fault: certificateCode.test(code) ? code : null,
    });
  }
  if (code === 'ETIMEDOUT') {
    return new ImageError('TIMEOUT', `The connection to ${host} timed out.`, { cause });
  }
  if (code.startsWith('HPE_')) {
    const message = `The response from ${host} is malformed.`;
    return new ImageError('INCOMPLETE', message, { cause, fault: malformed });
  }
  if (/^(Z_|ERR_BROTLI|ERR__ERROR_)/.test(code)) {
    const message = `The image from ${host} can’t be decompressed: it does not match its Content-Encoding.`;
    return new ImageError('INCOMPLETE', message, { cause, fault: malformed });
  }
  if (received !== null) {
    return withFault(
      new ImageError('INCOMPLETE', `The response from ${host} broke off.`, { cause }),
      received,
    );
  }
  return new ImageError('CONNECT_FAILED', `The connection to ${host} failed.`, { cause });
}

/** An answer that ends, or stops coming, after the very same number of bytes has a fault of its own. */
function withFault(failure: ImageError, received: number | null): ImageError {
  const stopped = failure.code === 'INCOMPLETE' || failure.code === 'TIMEOUT';
  if (!stopped || failure.fault !== null || received === null) return failure;
  // Nothing at all is what a busy server sends as well.
  if (failure.code === 'TIMEOUT' && received === 0) return failure;
  return failure.again({ fault: `${failure.code} after ${received} bytes` });
}

/** axios wraps what Node said in an error that carries the whole request, headers and their secrets too. */
function causeOf(thrown: unknown): unknown {
  if (thrown instanceof Error && thrown.cause instanceof Error) return thrown.cause;
  if (!isAxiosError(thrown)) return thrown;
  return Object.assign(new Error(thrown.message), { code: thrown.code });
}

/** The code of a system error, also of the many that one failed connection to several addresses has. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && !('code' in error && error.code)) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
