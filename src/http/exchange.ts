import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request on its way through the server, and the answer to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As the client wrote it, percent signs and all; begins with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** An address of the server and who answers there. */
export interface Route {
  /** Matched against the whole path. */
  readonly path: RegExp;
  readonly methods: readonly string[];
  /** @param parts the groups of `path`. */
  answer(exchange: Exchange, parts: readonly string[]): Promise<void> | void;
}

export function toExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { request, response, path, query: new URLSearchParams(mark < 0 ? '' : target.slice(mark)) };
}
