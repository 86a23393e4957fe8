import { useEffect, useState } from 'react';
import { client } from '../client.ts';
import { type LiveRequest, liveRequest } from './live-request.ts';

/** A request that is followed as long as the component is there; null before its first effect. */
export function useLiveRequest(requestId: string): LiveRequest | null {
  const [live, setLive] = useState<LiveRequest | null>(null);
  useEffect(() => {
    const followed = liveRequest(client, requestId);
    setLive(followed);
    return () => followed.close();
  }, [requestId]);
  return live;
}
