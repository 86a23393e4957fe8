import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { csrf, multipart, post, send, uploadMutation } from './graphql-client.ts';
import { sampleRequest, startTestServer } from './start-test-server.ts';

describe('uploads', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(async () => {
    vi.useRealTimers();
    await server?.close();
  });

  it('hands over the bytes of the file as they are', async () => {
    let text = '';
    server = await startTestServer({
      requests: {
        async submit(_owner, bytes) {
          for await (const chunk of bytes) text += Buffer.from(chunk).toString('latin1');
          throw new Error('enough');
        },
      },
    });
    const csv = `Image\r\n${'"a\nb",ü\r\n'.repeat(100_000)}`;
    const init = { method: 'POST', headers: csrf, body: multipart(csv) };
    const { errors } = await send(`${server.url}/graphql`, init);
    expect(errors?.[0]).toMatchObject({ message: 'Something went wrong on the server.' });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', 'x-request-id': expect.any(String) });
    expect(text === Buffer.from(csv).toString('latin1')).toBe(true);
  });

  it('answers a file over the limit with a typed result, also while most of it is still to come', async () => {
    server = await startTestServer({ environment: { MAX_CSV_BYTES: '1000000' } });
    const init = { method: 'POST', headers: csrf, body: multipart('x'.repeat(3_000_000)) };
    const { data } = await send(`${server.url}/graphql`, init);
    expect(data).toMatchObject({ uploadCsv: { __typename: 'LimitExceededError', code: 'LIMIT_EXCEEDED' } });
  });

  it('answers wrong options without waiting for the file, and can be used on', async () => {
    server = await startTestServer();
    const operations = {
      query: uploadMutation,
      variables: { file: null, options: { compression: { target: { quality: 1000 } } } },
    };
    const init = { method: 'POST', headers: csrf, body: multipart('x'.repeat(5_000_000), { operations }) };
    const { data } = await send(`${server.url}/graphql`, init);
    expect(data).toMatchObject({
      uploadCsv: { __typename: 'InvalidInputError', message: expect.stringContaining('quality') },
    });
    expect((await post(server.url, { query: '{ requests { totalCount } }' })).status).toBe(200);
  });

  it('drops an upload that stands still, and tells who reads it', async () => {
    let failure: unknown;
    server = await startTestServer({
      limits: { bodyIdle: 400 },
      requests: {
        async submit(_owner, bytes) {
          try {
            for await (const _chunk of bytes);
          } catch (error) {
            failure = error;
          }
          throw failure;
        },
      },
    });
    const head = `--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: uploadMutation, variables: { file: null } })}\r\n--b\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"0":["variables.file"]}\r\n--b\r\nContent-Disposition: form-data; name="0"; filename="a.csv"\r\n\r\nImage\n`;
    const upload = httpRequest(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...csrf, 'content-type': 'multipart/form-data; boundary=b' },
    });
    const ended = new Promise((resolve) => upload.once('error', resolve));
    upload.write(head);
    expect(await ended).toMatchObject({ code: 'ECONNRESET' });
    await expect.poll(() => failure).toMatchObject({ code: 'UPLOAD_ABORTED' });
  });

  it('keeps an upload that moves, however long it lasts', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    let rows = 0;
    server = await startTestServer({
      limits: { bodyIdle: 400 },
      requests: {
        async submit(_owner, bytes) {
          for await (const chunk of bytes) rows += Buffer.from(chunk).toString().split('\n').length - 1;
          return sampleRequest;
        },
      },
    });
    const form = new Request('http://x', { method: 'POST', body: multipart('Image\n'.repeat(20)) });
    const bytes = Buffer.from(await form.arrayBuffer());
    const upload = httpRequest(`${server.url}/graphql`, {
      agent: false,
      method: 'POST',
      headers: { ...csrf, 'content-type': form.headers.get('content-type') ?? '' },
    });
    const status = new Promise((resolve, reject) => {
      upload.once('error', reject);
      upload.once('response', (answer) => answer.resume().once('end', () => resolve(answer.statusCode)));
    });
    status.catch(() => {});
    let at = 0;
    for (let sent = 1; sent <= 20; sent += 1) {
      const end = bytes.indexOf('Image\n', at) + 'Image\n'.length;
      upload.write(bytes.subarray(at, end));
      at = end;
      await expect.poll(() => rows).toBe(sent);
      vi.advanceTimersByTime(300);
    }
    upload.end(bytes.subarray(at));
    expect(await status).toBe(200);
  });

  it('takes the text of importCsv up to the limit of a body, with and without its length', async () => {
    server = await startTestServer({ limits: { bodyBytes: 10_000 } });
    const query =
      'mutation ($text: String) { importCsv(source: { text: $text }) { __typename ... on Request { id } } }';
    const small = await post(server.url, { query, variables: { text: 'x'.repeat(5_000) } });
    expect(small.data).toMatchObject({ importCsv: { __typename: 'Request' } });
    const large = JSON.stringify({ query, variables: { text: 'x'.repeat(20_000) } });
    const headers = { 'content-type': 'application/json' };
    const whole = await send(`${server.url}/graphql`, { method: 'POST', headers, body: large });
    expect(whole.status).toBe(413);
    const chunked = { method: 'POST', headers, body: new Blob([large]).stream(), duplex: 'half' };
    expect((await send(`${server.url}/graphql`, chunked as RequestInit)).status).toBe(413);
  });
});
