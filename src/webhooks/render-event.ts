import type { WebhookDelivery } from '../domain/delivery.ts';
import type { Product } from '../domain/product.ts';
import type { Request } from '../domain/request.ts';
import type { Links } from '../outputs/links.ts';
import { productView } from '../outputs/product-view.ts';
import { requestView } from '../outputs/request-view.ts';

/** What Standard Webhooks recommends as the largest body, bytes. */
const largestBody = 20_000;
/** Characters of a name, where the body has to be shortened. A cell may be as long as a megabyte. */
const shortened = 1000;

/**
 * The body of a delivery, as JSON. `timestamp` is when the event happened and the same at every attempt.
 * Over 20 kB a product leaves its images out and says so, a request its issues.
 *
 * @param product the delivery's product; null for the event of a request
 */
export function renderEvent(
  delivery: WebhookDelivery,
  request: Request,
  product: Product | null,
  links: Links,
): string {
  const timestamp = delivery.createdAt;
  if (product === null) {
    const type = 'request.finished';
    const view = requestView(request, links);
    const body = JSON.stringify({ type, timestamp, data: { request: view } });
    if (fits(body)) return body;
    const { issues: _, ...rest } = view;
    return JSON.stringify({ type, timestamp, data: { request: { ...rest, issuesOmitted: true } } });
  }
  const type = 'product.finished';
  const requestId = request.id;
  const view = productView(product, links);
  const body = JSON.stringify({ type, timestamp, data: { requestId, product: view } });
  if (fits(body)) return body;
  const { images: _, ...rest } = view;
  const short = {
    ...rest,
    serialNumber: shorten(rest.serialNumber),
    name: shorten(rest.name),
    imagesOmitted: true,
  };
  return JSON.stringify({ type, timestamp, data: { requestId, product: short } });
}

function fits(body: string): boolean {
  return Buffer.byteLength(body) <= largestBody;
}

function shorten(text: string | null): string | null {
  if (text === null || text.length <= shortened) return text;
  // Not through the middle of a character of two units.
  return `${text.slice(0, shortened).replace(/[\ud800-\udbff]$/, '')}…`;
}
