import { afterAll, beforeAll, expect, it } from 'vitest';
import { csrf, multipart, openSocket, post, send } from './graphql-client.ts';
import { startTestApp } from './start-app.ts';

let app: Awaited<ReturnType<typeof startTestApp>>;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const importCsv = (type: string, source: string) =>
  `mutation ($value: ${type}) { importCsv(source: ${source}) { __typename ... on Error { message } } }`;
const long = 'http://shop.example/"é\\'.repeat(100_000);
const operations: Record<string, object> = {
  'a URL': { query: importCsv('URL!', '{ url: $value }'), variables: { value: `no url ${long}` } },
  'an object': { query: importCsv('CsvSource!', '$value'), variables: { value: { text: 1, [long]: long } } },
  'a list': {
    query: importCsv('String!', '{ text: $value }'),
    variables: { value: Array.from({ length: 10_000 }, () => 'short') },
  },
  'an id': {
    query: '{ node(id: 3.5) { id } requestStatus(requestId: "x") { id } }',
    variables: { value: long },
  },
  'a literal': { query: `{ requests(first: "${'a'.repeat(1_000_000)}") { totalCount } }` },
  'a name': { query: `{ ${'a'.repeat(1_000_000)} }` },
};

it.each(Object.entries(operations))('a refused value is not repeated whole: %s', async (_name, operation) => {
  const { errors } = await post(app.url, operation);
  expect(errors?.length).toBeGreaterThan(0);
  expect(JSON.stringify(errors).length).toBeLessThan(5000);
  for (const { message } of errors ?? []) {
    for (const value of message.match(/"(?:[^"\\]|\\.)*"/gs) ?? []) expect(value.length).toBeLessThan(204);
  }
});

it('nor over a WebSocket', async () => {
  const client = openSocket(app.url);
  await client.opened;
  client.tell({ type: 'connection_init' });
  await client.next(({ type }) => type === 'connection_ack');
  const payload = { query: importCsv('URL!', '{ url: $value }'), variables: { value: 'x'.repeat(50_000) } };
  client.tell({ type: 'subscribe', id: '1', payload });
  const answer = await client.next(({ id }) => id === '1');
  expect(JSON.stringify(answer).length).toBeLessThan(2000);
  client.socket.terminate();
});

it('aliases of __typename count', async () => {
  const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: __typename`).join(' ')} }`;
  const { status, errors } = await post(app.url, { query });
  expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('Aliases limit of 15')]);
});

it('a file of 10,001 columns is told the limit', async () => {
  const text = `${Array.from({ length: 10_001 }, (_, index) => `c${index}`).join(',')}\n`;
  const query = importCsv('String!', '{ text: $value }');
  const { data } = await post(app.url, { query, variables: { value: text } });
  expect(data).toMatchObject({
    importCsv: { __typename: 'LimitExceededError', message: expect.stringContaining('10,000 columns') },
  });
});

it('several files in one upload are refused with a message that says so', async () => {
  const file = () => new Blob(['Name,Image\n'], { type: 'text/csv' });
  const mapped = multipart('Name,Image\n', { map: { 0: ['variables.file'], 1: ['variables.other'] } });
  mapped.append('1', file(), 'b.csv');
  const unmapped = new FormData();
  for (const [name, value] of multipart('Name,Image\n').entries())
    if (name !== '0') unmapped.append(name, value);
  unmapped.append('1', file(), 'b.csv');
  unmapped.append('2', file(), 'c.csv');
  for (const body of [mapped, unmapped]) {
    const { errors } = await send(`${app.url}/graphql`, { method: 'POST', headers: csrf, body });
    expect(errors?.[0]?.message).toMatch(/Send each file in an upload of its own/);
  }
});
