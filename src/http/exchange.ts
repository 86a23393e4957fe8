import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ReportError } from './error-report.ts';
import { httpRequestId, requestIdHeader } from './http-request-id.ts';

/** One request on its way through the server, and the answer to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As the client wrote it, percent signs and all; begins with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As `path`, for the log: an output's key opens it, and its beginning is enough to find it by. */
  readonly shownPath: string;
  /** Its lines carry `x-request-id`, as the answer does; a route adds the tenant when it knows it. */
  log: Logger;
  readonly report: ReportError;
}

/** An address of the server and who answers there. */
export interface Route {
  /** Matched against the whole path. */
  readonly path: RegExp;
  readonly methods: readonly string[];
  /** @param parts the groups of `path`. */
  answer(exchange: Exchange, parts: readonly string[]): Promise<void> | void;
}

export function toExchange(
  request: IncomingMessage,
  response: ServerResponse,
  { logger, report }: { readonly logger: Logger; readonly report: ReportError },
): Exchange {
  const id = httpRequestId(request);
  response.setHeader(requestIdHeader, id);
  const log = logger.child({ [requestIdHeader]: id });
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const shownPath = path.replace(/^(\/outputs\/[^/]{6})[^/]*/, '$1…').slice(0, 500);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
  return { request, response, path, query, shownPath, log, report };
}
