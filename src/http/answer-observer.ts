import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const routes = [
  [/^\/graphql$/, 'graphql'],
  [/^\/outputs\/[^/]+\/thumbnail\.webp$/, 'thumbnail'],
  [/^\/outputs\//, 'output'],
  [/^\/requests\/[^/]+\/[^/]+$/, 'request_file'],
  [/^\/sample\//, 'sample'],
  [/^\/(requests\/[^/]+|assets\/.*)?$/, 'page'],
  [/^\/health$/, 'health'],
  [/^\/ready$/, 'ready'],
  [/^\/metrics$/, 'metrics'],
] as const;

/** What kinds of addresses a server has; `other`: anything else that a client tries. */
export type RouteName = (typeof routes)[number][1] | 'other';

/** Is told of every answer over HTTP, to count it. */
export interface AnswerObserver {
  /** @param status null: who asked was gone before there was one */
  answered(route: RouteName, status: number | null): void;
}

/** Tells of every answer that a server has given, or could not give any more. */
export function observeAnswers(server: Server, observer: AnswerObserver): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.once('close', () => {
      const [path = '/'] = (request.url ?? '/').split('?', 1);
      observer.answered(routeName(path), response.headersSent ? response.statusCode : null);
    });
  });
}

/** The kind of address that a path is. */
function routeName(path: string): RouteName {
  return routes.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}
