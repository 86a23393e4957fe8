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
  URL_REFUSED: 'at an address that is not fetched',
  NOT_FOUND: 'not there any more',
  FORBIDDEN: 'not given out by their host',
  HTTP_ERROR: 'refused by their host',
  TOO_MANY_REDIRECTS: 'sent from place to place',
  DNS_FAILED: 'on a host that has no address',
  CONNECT_FAILED: 'on a host that cannot be reached',
  TLS_FAILED: 'on a host without a valid certificate',
  TIMEOUT: 'too slow',
  INCOMPLETE: 'broken off on their way',
  RATE_LIMITED: 'held back by a host’s rate limit',
  SERVER_ERROR: 'on a host with an error of its own',
  TOO_LARGE: 'with too many bytes',
  TOO_MANY_PIXELS: 'with too many pixels',
  UNSUPPORTED_FORMAT: 'not an image',
  CORRUPT_IMAGE: 'damaged',
  COMPRESSION_TIMEOUT: 'too slow to compress',
  POISONED: 'dangerous to decode',
  INTERNAL: 'failed here',
};
