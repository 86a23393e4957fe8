import { useEffect } from 'react';
import { isFinal } from '../live/is-final.ts';
import type { LiveRequest } from '../live/live-request.ts';
import { useLiveRequest } from '../live/use-live-request.ts';
import { ProductList } from '../products/product-list.tsx';
import { useStored } from '../session/stored.ts';
import { Link } from '../shell/link.tsx';
import { words } from '../words.ts';
import { Actions } from './actions.tsx';
import { CatalogueIssues } from './catalogue-issues.tsx';
import { ConnectionState } from './connection-state.tsx';
import { Deliveries } from './deliveries.tsx';
import { LiveBar } from './live-bar.tsx';
import { SavedHistogram } from './saved-histogram.tsx';
import { SavingCurve } from './saving-curve.tsx';

export function WatchPage({ requestId }: { requestId: string }) {
  const live = useLiveRequest(requestId);
  return live && <Watched live={live} />;
}

/** One request while it runs and after. */
function Watched({ live }: { live: LiveRequest }) {
  const { request, connection, problem } = useStored({ ...live, set: () => {} });
  const name = request?.label ?? request?.id ?? 'Request';
  const title = request ? titleOf(request.progress.percent, isFinal(request.status), name) : 'Halftone';
  useEffect(() => {
    document.title = title;
  }, [title]);

  if (request === null) {
    return (
      <section>
        <h1>There is no such request</h1>
        <p>
          It may have been deleted, or belong to another key. <Link href="/requests">Past requests</Link>
        </p>
      </section>
    );
  }
  if (request === undefined) {
    return <p role="status">{problem ? `${problem} Trying again…` : 'Loading the request…'}</p>;
  }
  return (
    <>
      <div className="watch-head">
        <h1>{name}</h1>
        <p>
          <span className="status" data-status={request.status}>
            {words(request.status)}
          </span>
          <ConnectionState connection={connection} />
        </p>
      </div>
      <LiveBar request={request} />
      <Actions request={request} onDone={live.refresh} />
      <div className="charts">
        <SavingCurve request={request} />
        <SavedHistogram buckets={request.progress.savedHistogram} />
      </div>
      <ProductList live={live} request={request} />
      <CatalogueIssues issues={request.issues} total={request.totalIssues} />
      {request.webhook && <Deliveries requestId={request.id} webhook={request.webhook} />}
    </>
  );
}

function titleOf(percent: number, finished: boolean, name: string): string {
  return `${finished ? 'Done' : `${Math.floor(percent)}%`} · ${name} · Halftone`;
}
