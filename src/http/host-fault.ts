import type { IncomingMessage } from 'node:http';
import { canParseUrl } from '../domain/can-parse-url.ts';
import { HalftoneError } from '../domain/halftone-error.ts';

/** A host and perhaps a port: nothing that would begin another part of a URL, and ASCII only. */
const authority = /^[\x21-\x7e]+$/;
const otherParts = /[/?#@\\]/;

/**
 * What is wrong with the form of a request's Host header (RFC 9112, section 3.2): it is missing, comes more than once,
 * or is no `host:port`. null: nothing. Libraries make a URL of it, and throw where that fails.
 */
export function hostFault(request: IncomingMessage): HalftoneError | null {
  const hosts = request.headersDistinct['host'] ?? [];
  const [host] = hosts;
  if (host === undefined) return isOld(request) ? null : badHost('is missing');
  if (hosts.length > 1) return badHost('was sent more than once');
  const isValid = authority.test(host) && !otherParts.test(host) && canParseUrl(`http://${host}`);
  return isValid ? null : badHost('is not valid');
}

/** HTTP/1.0 has no Host header. */
function isOld({ httpVersion }: IncomingMessage): boolean {
  return httpVersion === '1.0' || httpVersion === '0.9';
}

function badHost(fault: string): HalftoneError {
  return new HalftoneError(
    'BAD_REQUEST',
    400,
    `The Host header ${fault}. Send one, such as shop.example or 127.0.0.1:4000.`,
  );
}
