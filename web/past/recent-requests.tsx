import { useQuery } from 'urql';
import { PastRequests } from '../operations/request.ts';
import { RequestTable } from './request-table.tsx';

const shown = 5;

/** The last few requests below the start; nothing where there is none. */
export function RecentRequests() {
  const [{ data }] = useQuery({ query: PastRequests, variables: { first: shown } });
  const requests = data?.requests.nodes ?? [];
  if (requests.length === 0) return null;
  return (
    <section className="recent">
      <h2>Lately</h2>
      <RequestTable requests={requests} />
    </section>
  );
}
