import type { Route } from './exchange.ts';
import { notFound } from './http-error.ts';
import { builtPage, pageFile } from './page/built-page.ts';
import { pageNotBuilt } from './page/page-not-built.ts';
import { sendPageFile } from './page/send-page-file.ts';

/** `/`, `/requests` and `/requests/<id>`: the page, which finds out itself what to show, and its files. */
export function pageRoutes(): Route[] {
  const read = builtPage();
  const methods = ['GET', 'HEAD'];
  return [
    {
      path: /^\/(?:requests(?:\/req_[0-9a-z]{26})?)?$/,
      methods,
      async answer(exchange) {
        const page = await read();
        if (page !== null) return sendPageFile(exchange, page.index);
        const answer = await pageFile(Buffer.from(pageNotBuilt), 'text/html; charset=utf-8');
        return sendPageFile(exchange, answer, { status: 503 });
      },
    },
    {
      path: /^\/assets\/([A-Za-z0-9._-]{1,200})$/,
      methods,
      async answer(exchange, [name = '']) {
        const file = (await read())?.assets.get(name);
        if (file === undefined) throw notFound();
        return sendPageFile(exchange, file, { lasting: true });
      },
    },
  ];
}
