import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSocket, uploadMutation } from './graphql-client.ts';
import { parsedAnswer, rawRequest } from './raw-request.ts';
import { startTestServer } from './start-test-server.ts';

const operation = JSON.stringify({ query: '{ __typename }' });
const h2c =
  'Connection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n';
const otherProtocols: Record<string, string> = {
  h2c,
  'an unknown one': 'Connection: close, upgrade\r\nUpgrade: foo/2\r\n',
  TLS: 'Connection: Upgrade, close\r\nUpgrade: TLS/1.0\r\n',
  'one of several': 'Connection: close, Upgrade\r\nUpgrade: h2c, foo\r\n',
};

let server: Awaited<ReturnType<typeof startTestServer>>;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe.each(Object.entries(otherProtocols))('an upgrade to %s', (_name, headers) => {
  it('is answered as plain HTTP on every path', async () => {
    for (const path of ['/', '/health', '/ready', '/graphql?query=%7B__typename%7D']) {
      const bytes = `GET ${path} HTTP/1.1\r\nHost: localhost\r\ngraphql-require-preflight: 1\r\n${headers}\r\n`;
      expect([path, parsedAnswer(await rawRequest(server.url, bytes)).status]).toEqual([path, 200]);
    }
    const missing = `GET /nowhere HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
    expect(parsedAnswer(await rawRequest(server.url, missing)).body).toContain('NOT_FOUND');
  });

  it('does not lose the body, and the connection goes on', async () => {
    const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers.replace('close, ', '').replace(', close', '')}`;
    const first = `${head}Content-Length: ${operation.length}\r\n\r\n${operation}`;
    const second = 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (data) => {
      answers += String(data);
    });
    socket.write(first);
    await expect.poll(() => answers, { timeout: 10_000 }).toContain('{"data":{"__typename":"Query"}}');
    socket.write(second);
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answers.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(answers).toContain('"status":"ok"');
  });
});

describe('a WebSocket', () => {
  it.each(['websocket', 'WebSocket'])('is opened by `Upgrade: %s`', async (protocol) => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const rest =
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n';
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Version: 13\r\n${rest}\r\n`,
    );
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    );
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  });

  it('still opens, and elsewhere than at /graphql does not', async () => {
    const client = openSocket(server.url);
    await client.opened;
    client.tell({ type: 'connection_init' });
    expect((await client.next(() => true)).type).toBe('connection_ack');
    client.socket.terminate();
    expect(await openSocket(`${server.url}/elsewhere`).closed).toBe(1006);
  });
});

it('is plain HTTP for an upload of many packets too', async () => {
  const parts = [
    ['operations', JSON.stringify({ query: uploadMutation, variables: { file: null } })],
    ['map', '{"0":["variables.file"]}'],
    ['0"; filename="a.csv', `Name,Image\n${'Mountain,http://shop.example/a.jpg\n'.repeat(20_000)}`],
  ];
  const body =
    parts
      .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('') + '--b--\r\n';
  const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\ngraphql-require-preflight: 1\r\n${h2c}`;
  const type = 'Content-Type: multipart/form-data; boundary=b\r\n';
  const answer = await rawRequest(server.url, `${head}${type}Content-Length: ${body.length}\r\n\r\n${body}`);
  expect(parsedAnswer(answer)).toEqual({
    status: 200,
    body: expect.stringContaining('"__typename":"Request"'),
  });
});

it('curl --http2 gets its answers', async () => {
  const curl = (...given: string[]) =>
    promisify(execFile)('curl', ['--http2', '--silent', '--show-error', '--fail', ...given]);
  expect((await curl(`${server.url}/health`)).stdout).toContain('"ok"');
  const type = 'content-type: application/json';
  const { stdout } = await curl('--header', type, '--data', operation, `${server.url}/graphql`);
  expect(stdout).toBe('{"data":{"__typename":"Query"}}');
});
