import type { Request } from '../domain/request.ts';
import { csvCharset } from '../outputs/csv-charset.ts';
import type { RequestFile } from '../outputs/links.ts';
import type { Requests } from '../requests/requests.ts';
import type { Authenticate } from './authenticate.ts';
import type { Exchange, Route } from './exchange.ts';
import { notFound, unauthenticated } from './http-error.ts';
import { sendFile } from './send-file.ts';

function typeOf(file: RequestFile, request: Request): string {
  if (file === 'images.zip') return 'application/zip';
  if (file === 'output.jsonl') return 'application/jsonl; charset=utf-8';
  return `text/csv; charset=${csvCharset(request)}`;
}

/** `/requests/<id>/output.csv` and its siblings, made while they are sent. */
export function requestFileRoute(dependencies: {
  readonly requests: Requests;
  readonly authenticate: Authenticate;
}): Route {
  const { requests, authenticate } = dependencies;

  /** By the link's signature, else as the tenant whose key was sent. */
  async function findRequest({ request, path, query }: Exchange, id: string): Promise<Request | null> {
    const owner = authenticate(request.headers.authorization);
    const signature = query.get('signature');
    if (signature !== null && requests.links.allows(path, signature)) return requests.findByLink(id);
    if (owner === null) throw unauthenticated();
    return requests.find(owner, id);
  }

  return {
    path: /^\/requests\/(req_[0-9a-z]{26})\/(output\.csv|failed\.csv|output\.jsonl|images\.zip)$/,
    methods: ['GET', 'HEAD'],
    async answer(exchange, [id = '', name]) {
      const file = name as RequestFile;
      const found = await findRequest(exchange, id);
      if (found !== null) exchange.log = exchange.log.child({ tenant: found.owner, requestId: id });
      const bytes = found && requests.openFile(found, file);
      if (found === null || bytes === null) throw notFound();
      await sendFile(exchange, {
        type: typeOf(file, found),
        bytes: null,
        etag: null,
        cacheControl: 'private, no-cache',
        headers: {
          'Content-Disposition': `attachment; filename="${safeName(found)}-${file}"`,
          'Content-Security-Policy': "default-src 'none'",
        },
        open: () => bytes,
      });
    },
  };
}

/** The request's label as a file name for any system, else its id. */
function safeName({ id, label }: Request): string {
  const name = (label ?? '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? id : `halftone-${name}`;
}
