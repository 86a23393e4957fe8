import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { graphql } from '../generated/gql.ts';
import { query } from '../support/graphql-client.ts';
import type { ReceivedDelivery } from '../support/webhook-receiver.ts';
import type { Follower } from './follower.ts';

const allRequests = graphql(`
  query CrashRequests($after: String) {
    requests(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        status
        cursor
        progress {
          products productsFinished images imagesSucceeded imagesFailed imagesSkipped bytesIn bytesOut
          errors { code count }
        }
      }
    }
  }
`);

const crashProducts = graphql(`
  query CrashProducts($requestId: ID!, $after: String) {
    requestStatus(requestId: $requestId) {
      products(first: 200, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id status images { status outputUrl bytesIn bytesOut error { code } } }
      }
    }
  }
`);

const crashDeliveries = graphql(`
  query CrashDeliveries($requestId: ID!, $after: String) {
    requestStatus(requestId: $requestId) {
      webhookDeliveries(first: 200, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id event status }
      }
    }
  }
`);

interface Pages<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

async function allOf<Node>(ask: (after: string | null) => Promise<Pages<Node> | undefined>): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const page: Pages<Node> | undefined = await ask(after);
    nodes.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor ?? null;
  }
}

export function requestsOf(url: string) {
  return allOf(async (after) => (await query(url, allRequests, { after })).requests);
}

export interface CheckedWorld {
  readonly url: string;
  readonly filesFolder: string;
  readonly received: readonly ReceivedDelivery[];
  readonly followers: ReadonlyMap<string, Follower>;
  /** Requests whose failures were retried: their products may finish more than once. */
  readonly retried: ReadonlySet<string>;
}

/** What is wrong in a world that has come to rest; nothing when all promises are kept. */
export async function findViolations(world: CheckedWorld): Promise<string[]> {
  const wrong: string[] = [];
  const outputs = new Set<string>();
  const requests = await requestsOf(world.url);
  for (const request of requests) {
    const say = (what: string) => wrong.push(`${request.id} (${request.status}): ${what}`);
    const products = await allOf(
      async (after) =>
        (await query(world.url, crashProducts, { requestId: request.id, after })).requestStatus?.products,
    );
    const images = products.flatMap((product) => product.images);
    const with_ = (status: string) => images.filter((image) => image.status === status);
    const sums = {
      products: products.length,
      productsFinished: products.filter(({ status }) => status !== 'PENDING').length,
      images: images.length,
      imagesSucceeded: with_('SUCCEEDED').length,
      imagesFailed: with_('FAILED').length,
      imagesSkipped: with_('SKIPPED').length,
      bytesIn: images.reduce((sum, { bytesIn }) => sum + (bytesIn ?? 0), 0),
      bytesOut: images.reduce((sum, { bytesOut }) => sum + (bytesOut ?? 0), 0),
    };
    for (const [name, sum] of Object.entries(sums)) {
      const counted = request.progress[name as keyof typeof sums];
      if (counted !== sum) say(`${name} is counted as ${counted}, and is ${sum}`);
    }
    if (sums.productsFinished !== sums.products) say('ended with products that are pending');
    const failures = request.progress.errors.reduce((sum, { count }) => sum + count, 0);
    if (failures !== sums.imagesFailed) say(`errors are counted as ${failures}`);
    checkFollower(world, request, products, say);
    for (const { outputUrl } of images) if (outputUrl) outputs.add(outputUrl);
    await checkWebhooks(world, request.id, say);
  }
  await checkFiles(world, outputs, requests.length, wrong);
  return wrong;
}

function checkFollower(
  { followers, retried }: CheckedWorld,
  { id }: { readonly id: string },
  products: readonly { readonly id: string; readonly status: string }[],
  say: (what: string) => void,
): void {
  const follower = followers.get(id);
  if (follower === undefined) return;
  const last = new Map(follower.told.map((product) => [product.id, product.status]));
  for (const product of products) {
    if (last.get(product.id) !== product.status)
      say(`${product.id} was told last as ${last.get(product.id)}`);
  }
  if (!retried.has(id) && follower.told.length !== products.length) {
    say(`${follower.told.length} products were told, of ${products.length}`);
  }
}

async function checkWebhooks(
  { url, received }: CheckedWorld,
  requestId: string,
  say: (what: string) => void,
): Promise<void> {
  const deliveries = await allOf(
    async (after) =>
      (await query(url, crashDeliveries, { requestId, after })).requestStatus?.webhookDeliveries,
  );
  const ids = new Set(received.map(({ headers }) => headers['webhook-id']));
  for (const { id, status } of deliveries) {
    if (status !== 'DELIVERED') say(`delivery ${id} is ${status}`);
    if (!ids.has(id)) say(`delivery ${id} never came`);
  }
  if (deliveries.length > 0 && !deliveries.some(({ event }) => event === 'REQUEST_FINISHED')) {
    say('no webhook told its end');
  }
}

async function checkFiles(
  { filesFolder }: CheckedWorld,
  outputs: ReadonlySet<string>,
  requests: number,
  wrong: string[],
): Promise<void> {
  const named = (folder: string) =>
    readdir(join(filesFolder, folder), { recursive: true })
      .catch(() => [])
      .then((names) => names.filter((name) => name.includes('.')));
  const keys = new Set([...outputs].map((url) => new URL(url).pathname.split('/')[2] ?? ''));
  const files = (await named('outputs')).map((name) => name.replace(/^.*\//, '').replace(/\..*$/, ''));
  for (const file of files) if (!keys.has(file)) wrong.push(`output ${file} is nobody’s`);
  for (const key of keys) if (!files.includes(key)) wrong.push(`output ${key} is missing`);
  for (const url of outputs) {
    const { status } = await fetch(url, { method: 'HEAD' });
    if (status !== 200) wrong.push(`${url} answers ${status}`);
  }
  const uploads = await named('uploads');
  if (uploads.length !== requests) wrong.push(`${uploads.length} uploads are kept for ${requests} requests`);
}
