import { expect, test } from 'vitest';
import { query, upload } from '../support/graphql-client.ts';
import { requestStatus, uploadCsv } from '../support/operations.ts';
import type { ParsedMetrics } from '../support/parse-metrics.ts';
import { scrape } from '../support/scrape.ts';
import { makeDataDir, startServer } from '../support/start-server.ts';
import { waitFor } from '../support/wait-for.ts';

const apiKey = '0123456789abcdef';

test('no series comes of what users send', async () => {
  const dataDir = await makeDataDir();
  const server = await startServer({
    ALLOWED_ADDRESSES: '',
    DATA_DIR: dataDir.path,
    API_KEYS: `shop-one:${apiKey},shop-two:${apiKey}2`,
  });
  try {
    const before = await useWith('aaaa');
    const after = await useWith('bbbb');
    // Node's own may find a new kind of handle or of garbage collection in the meantime.
    const added = [...after.series].filter((name) => !before.series.has(name));
    expect(added.filter((name) => name.startsWith('halftone_'))).toEqual([]);
    expect([...after.series].filter((name) => /aaaa|bbbb|shop/.test(name))).toEqual([]);
    expect(after.series.size).toBeLessThan(1_500);
  } finally {
    await server.stop();
    await dataDir.remove();
  }

  /** The same use under other names: hosts, products, labels, operations, keys, paths, methods. */
  async function useWith(name: string): Promise<ParsedMetrics> {
    for (const key of [apiKey, `${apiKey}2`]) {
      const headers = { authorization: `Bearer ${key}` };
      const rows = Array.from(
        { length: 20 },
        (_, n) => `${name} ${n},http://${name}-${n}.localhost/${name}.jpg`,
      );
      const { uploadCsv: answer } = await upload(
        server.url,
        uploadCsv,
        { file: `Name,Image\n${rows.join('\n')}\n`, options: { label: name, idempotencyKey: name } },
        headers,
      );
      if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
      await waitFor('the request', async () => {
        const { requestStatus: request } = await query(
          server.url,
          requestStatus,
          { requestId: answer.id },
          headers,
        );
        return request?.status === 'FAILED' ? true : null;
      });
      const body = JSON.stringify({
        query: `query ${name} { ${name}: requests { totalCount } }`,
        operationName: name,
      });
      await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
    }
    const strange = [
      `/${name}`,
      `/outputs/${name}/${name}.jpg`,
      `/requests/${name}`,
      `/requests/${name}/${name}.csv`,
    ];
    for (const path of strange) await fetch(`${server.url}${path}`);
    for (const path of strange) await fetch(`${server.url}${path}`, { method: 'PUT' });
    await fetch(`${server.url}/graphql?query={${name}}`, { headers: { authorization: `Bearer ${name}` } });
    // The second one has the first one's answer in it.
    await scrape(server.url);
    return scrape(server.url);
  }
});
