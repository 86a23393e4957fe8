import type { Request } from '../domain/request.ts';
import type { Links } from '../outputs/links.ts';
import { type RequestView, requestView } from '../outputs/request-view.ts';

/** What the type `Request` resolves from: what is shown of it, and the request its lists are read by. */
export interface RequestNode extends RequestView {
  readonly source: Request;
}

export function requestNode(request: Request, links: Links): RequestNode {
  return { ...requestView(request, links), source: request };
}
