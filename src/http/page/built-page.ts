import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { projectRoot } from '../../installation/project-root.ts';

/** One file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly zipped: Buffer;
  readonly etag: string;
}

export interface BuiltPage {
  readonly index: PageFile;
  /** By name below `/assets/`; each name has the hash of its bytes. */
  readonly assets: ReadonlyMap<string, PageFile>;
}

/** Where `npm run build` leaves the page, whether the server runs from sources or from the build. */
const builtFolder = new URL('dist/web/', projectRoot);

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Returns the page that was built last, read once a build; null while there is none. */
export function builtPage(folder = builtFolder): () => Promise<BuiltPage | null> {
  let read: { readonly builtAt: number; readonly page: Promise<BuiltPage> } | null = null;
  return async () => {
    const built = await stat(new URL('index.html', folder)).catch(() => null);
    if (built === null) return null;
    if (read?.builtAt !== built.mtimeMs) read = { builtAt: built.mtimeMs, page: readPage(folder) };
    return read.page;
  };
}

async function readPage(folder: URL): Promise<BuiltPage> {
  const names = await readdir(new URL('assets/', folder));
  const files = await Promise.all(
    names.map(async (name) => [name, await readPageFile(new URL(`assets/${name}`, folder))] as const),
  );
  return { index: await readPageFile(new URL('index.html', folder)), assets: new Map(files) };
}

async function readPageFile(url: URL): Promise<PageFile> {
  const body = await readFile(url);
  return pageFile(body, typeOf[extname(url.pathname)] ?? 'application/octet-stream');
}

export async function pageFile(body: Buffer, type: string): Promise<PageFile> {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { type, body, zipped: await promisify(gzip)(body, { level: 9 }), etag };
}
