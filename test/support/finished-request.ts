import { query } from './graphql-client.ts';
import { requestStatus } from './operations.ts';
import { waitFor } from './wait-for.ts';

/** The status of a request once it is final. */
export function finishedRequest(url: string, requestId: string, deadline = 60_000) {
  return waitFor(
    `request ${requestId} to finish`,
    async () => {
      const { requestStatus: request } = await query(url, requestStatus, { requestId });
      const running =
        request === null || request === undefined || ['QUEUED', 'PROCESSING'].includes(request.status);
      return running ? null : request;
    },
    deadline,
  );
}
