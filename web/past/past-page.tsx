import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { PastRequestsQuery } from '../generated/graphql.ts';
import { PastRequests } from '../operations/request.ts';
import { counted } from '../words.ts';
import { RequestTable } from './request-table.tsx';

type List = PastRequestsQuery['requests'];

const pageSize = 50;

/** All requests, newest first, a page at a time. */
export function PastPage() {
  const client = useClient();
  const [list, setList] = useState<List | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function read(before: List | null): Promise<void> {
    const after = before?.pageInfo.endCursor ?? null;
    const { data, error } = await client.query(PastRequests, { first: pageSize, after }).toPromise();
    setProblem(error?.message ?? null);
    if (data) setList({ ...data.requests, nodes: [...(before?.nodes ?? []), ...data.requests.nodes] });
  }

  useEffect(() => {
    document.title = 'Past requests · Halftone';
    void read(null);
    // The client never changes; a new key makes the whole page new.
  }, []);

  return (
    <section className="past">
      <h1>Past requests</h1>
      {problem && (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      {list && <p className="hint">{counted(list.totalCount, 'request')}, newest first.</p>}
      {list && list.nodes.length > 0 && <RequestTable requests={list.nodes} />}
      {list?.pageInfo.hasNextPage && (
        <button type="button" onClick={() => void read(list)}>
          Show older
        </button>
      )}
    </section>
  );
}
