import type { Exchange, Route } from './exchange.ts';
import { unauthenticated } from './http-error.ts';
import { toOpenMetrics } from './to-open-metrics.ts';

/** `/metrics`: what Prometheus scrapes, in its text format, or as OpenMetrics where that is asked for. */
export function metricsRoute(
  scrape: () => Promise<string>,
  mayScrape: (exchange: Exchange) => boolean,
): Route {
  return {
    path: /^\/metrics$/,
    methods: ['GET', 'HEAD'],
    async answer(exchange) {
      if (!mayScrape(exchange))
        throw unauthenticated('`/metrics` needs the METRICS_TOKEN, or an API key where none is set');
      const { request, response } = exchange;
      const open = (request.headers.accept ?? '').includes('application/openmetrics-text');
      const text = await scrape();
      const body = Buffer.from(open ? toOpenMetrics(text) : text);
      response.writeHead(200, {
        'Content-Type': open
          ? 'application/openmetrics-text; version=1.0.0; charset=utf-8'
          : 'text/plain; version=0.0.4; charset=utf-8',
        'Content-Length': body.length,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}
