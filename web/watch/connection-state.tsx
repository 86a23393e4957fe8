import { useEffect, useState } from 'react';
import type { Connection } from '../live/follow-request.ts';

/** Whether what is shown is live, said where it is not. */
export function ConnectionState({ connection }: { connection: Connection }) {
  // Nothing to say, but a place where it will be said: what appears with its text is not read out.
  return (
    <span className="connection" data-state={connection.state} role="status">
      {connection.state === 'CONNECTING' && 'Connecting…'}
      {connection.state === 'LIVE' && (connection.transport === 'SSE' ? 'Live (SSE)' : 'Live')}
      {connection.state === 'LOST' && <Lost retryAt={connection.retryAt} />}
    </span>
  );
}

/** Counts down to the next try. */
function Lost({ retryAt }: { retryAt: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((retryAt - now) / 1000);
  return <>Connection lost. {seconds > 1 ? `Trying again in ${seconds} s` : 'Trying again…'}</>;
}
