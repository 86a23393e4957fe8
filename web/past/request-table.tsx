import { formatBytes } from '../../src/format/format-bytes.ts';
import { formatPercent } from '../../src/format/format-percent.ts';
import type { PastRequestsQuery } from '../generated/graphql.ts';
import { isFinal } from '../live/is-final.ts';
import { Link } from '../shell/link.tsx';
import { count, words } from '../words.ts';

type PastRequest = PastRequestsQuery['requests']['nodes'][number];

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function RequestTable({ requests }: { requests: readonly PastRequest[] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Requests">
      <table className="requests">
        <thead>
          <tr>
            <th scope="col">Catalogue</th>
            <th scope="col">Taken</th>
            <th scope="col" className="number">
              Images
            </th>
            <th scope="col" className="number">
              Saved
            </th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {requests.map(({ id, label, status, createdAt, progress }) => (
            <tr key={id}>
              <td>
                <Link href={`/requests/${id}`}>{label ?? id}</Link>
              </td>
              <td>
                <time dateTime={createdAt}>{moment.format(new Date(createdAt))}</time>
              </td>
              <td className="number">{count(progress.images)}</td>
              <td className="number">
                {progress.bytesIn > 0 &&
                  `${formatBytes(progress.bytesIn - progress.bytesOut)} (${formatPercent(progress.savedRatio)})`}
              </td>
              <td>
                {words(status)}
                {!isFinal(status) && ` ${Math.floor(progress.percent)}%`}
                {progress.imagesFailed > 0 && (
                  <span className="bad"> {count(progress.imagesFailed)} failed</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
