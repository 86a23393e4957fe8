import { within } from '../concurrency/within.ts';
import type { Route } from './exchange.ts';
import { sendJson } from './send-json.ts';

/** `/ready` answers within a second, whatever the store does; milliseconds. */
const readinessDeadline = 900;

/** `/health`: the process lives. `/ready`: it can work; else 503 and why not. */
export function healthRoutes(readiness: () => Promise<string | null>, version: string): Route[] {
  return [
    {
      path: /^\/health$/,
      methods: ['GET', 'HEAD'],
      answer: ({ response }) => sendJson(response, 200, { status: 'ok', version }),
    },
    {
      path: /^\/ready$/,
      methods: ['GET', 'HEAD'],
      async answer({ response }) {
        const reason = await within(
          readinessDeadline,
          readiness(),
          () => 'The server did not answer in time.',
        );
        if (reason === null) sendJson(response, 200, { status: 'ready' });
        else sendJson(response, 503, { status: 'unavailable', reason });
      },
    },
  ];
}
