import { canParseUrl } from '../domain/can-parse-url.ts';
import { ImageError } from '../domain/image-error.ts';
import type { GuardedAgents } from '../outbound/address-guard.ts';
import { RefusedUrlError } from '../outbound/refused-url-error.ts';

/** Which URLs a downloader fetches, and which of these are this server's own. */
export interface UrlChecks {
  /** The URL of a request. @throws ImageError URL_REFUSED */
  start(text: string): URL;
  /** The target of a redirect. @throws ImageError URL_REFUSED */
  redirect(location: string, from: URL): URL;
  /** Whether it is below the prefix that may be private. */
  isOwn(url: URL): boolean;
}

/** @param ownPrefix what may be fetched although it may be private: URLs that begin so */
export function createUrlChecks(
  { checkUrl }: Pick<GuardedAgents, 'checkUrl'>,
  ownPrefix: (() => string) | undefined,
): UrlChecks {
  function check(text: string, base?: URL): URL {
    try {
      return checkUrl(text, base);
    } catch (error) {
      if (!(error instanceof RefusedUrlError)) throw error;
      throw new ImageError('URL_REFUSED', error.message, { cause: error });
    }
  }

  function isOwn(url: URL): boolean {
    return ownPrefix !== undefined && url.href.startsWith(ownPrefix());
  }

  return {
    start(text) {
      // Parsed first, so that `..` cannot lead out of the prefix.
      const url = canParseUrl(text) ? new URL(text) : null;
      return url !== null && isOwn(url) ? url : check(text);
    },
    redirect: check,
    isOwn,
  };
}
