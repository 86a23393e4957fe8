import type { WholeRequest } from '../live/live-request.ts';
import { count, words } from '../words.ts';

/** Failures by their cause, most first. */
export function ErrorCauses({
  errors,
  onShow,
}: {
  errors: WholeRequest['progress']['errors'];
  onShow: () => void;
}) {
  if (errors.length === 0) return null;
  return (
    <div className="causes">
      <h2>What failed</h2>
      <ul>
        {errors.map(({ code, count: images }) => (
          <li key={code}>
            <b>{count(images)}</b> {causes[code] ?? words(code)} <code>{code}</code>
          </li>
        ))}
      </ul>
      <button type="button" onClick={onShow}>
        Show them
      </button>
    </div>
  );
}

const causes: Readonly<Record<string, string>> = {
  URL_REFUSED: 'at an address we don’t fetch from',
  NOT_FOUND: 'not found (deleted or moved)',
  FORBIDDEN: 'forbidden by their host',
  HTTP_ERROR: 'refused by their host with an error',
  TOO_MANY_REDIRECTS: 'redirected too often',
  DNS_FAILED: 'on a host name that does not exist',
  CONNECT_FAILED: 'on a host that can’t be reached',
  TLS_FAILED: 'on a host without a valid certificate',
  TIMEOUT: 'too slow',
  INCOMPLETE: 'cut off during the download',
  RATE_LIMITED: 'stopped by their host’s rate limit',
  SERVER_ERROR: 'on a host with a server error',
  TOO_LARGE: 'too large in bytes',
  TOO_MANY_PIXELS: 'too large in pixels',
  UNSUPPORTED_FORMAT: 'not an image',
  CORRUPT_IMAGE: 'damaged',
  COMPRESSION_TIMEOUT: 'too slow to compress',
  POISONED: 'that crash the decoder',
  INTERNAL: 'failed here',
};
