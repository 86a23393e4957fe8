import { canParseUrl } from '../domain/can-parse-url.ts';
import type { WebhookDelivery } from '../domain/delivery.ts';
import { productId } from '../domain/product-id.ts';

/** What a line about a delivery says. Of the endpoint its origin only: many paths hold the token that lets one post. */
export function fieldsOf({ id, requestId, owner, event, position, url }: WebhookDelivery) {
  const product = position === null ? {} : { product: productId(requestId, position) };
  return { requestId, ...product, tenant: owner, delivery: id, event, url: originOf(url) };
}

function originOf(url: string): string | null {
  return canParseUrl(url) ? new URL(url).origin : null;
}
