import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../../src/config.ts';
import { emptyCounters } from '../../../src/domain/counters.ts';
import { unstartedPace } from '../../../src/domain/pace.ts';
import type { Request } from '../../../src/domain/request.ts';
import { openDiskFiles } from '../../../src/files/disk/open-disk-files.ts';
import { createHttpServer } from '../../../src/http/create-http-server.ts';
import type { HttpLimits } from '../../../src/http/http-limits.ts';
import { createMetrics } from '../../../src/metrics/create-metrics.ts';
import { createLinks } from '../../../src/outputs/links.ts';
import type { Requests } from '../../../src/requests/requests.ts';
import { resolveSubmitOptions } from '../../../src/requests/resolve-submit-options.ts';

export const requestId = 'req_01jabcdefghjkmnpqrstvwxyz0';

export const sampleRequest: Request = {
  id: requestId,
  owner: 'shop',
  label: 'Spring "25"; ../x',
  status: 'PROCESSING',
  format: 'PLAIN',
  createdAt: new Date(0),
  startedAt: null,
  finishedAt: null,
  compression: resolveSubmitOptions(null, { webhookUrl: null }).compression,
  outputMode: 'APPEND',
  webhook: null,
  uploadKey: 'uploads/x',
  head: {
    format: 'PLAIN',
    dialect: { delimiter: ',', lineEnd: '\n', bom: false },
    columns: ['Image'],
    imageColumns: [0],
    nameColumn: null,
    serialNumberColumn: null,
  },
  counters: emptyCounters,
  pace: unstartedPace,
  sequence: 0,
  issues: [],
  totalIssues: 0,
};

const linkSecret = 'a secret for links';

/**
 * The real server over real files and a domain that the test writes: one request of the tenant `shop`
 * (`default` without keys), and whatever `overrides` does.
 */
export async function startTestServer(
  options: {
    readonly requests?: Partial<Requests>;
    readonly environment?: Record<string, string>;
    readonly limits?: Partial<HttpLimits>;
    readonly readiness?: () => Promise<string | null>;
  } = {},
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'halftone-http-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...options.environment });
  const files = await openDiskFiles({ dataDir });
  const links = createLinks(() => 'http://127.0.0.1', config.apiKeys.length > 0 ? linkSecret : null);
  const none = { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 };
  const owned = (owner: string, id: string) =>
    id === requestId && (owner === 'shop' || owner === 'default') ? sampleRequest : null;
  const requests: Requests = {
    links,
    resolveOptions: (input) => resolveSubmitOptions(input, { webhookUrl: null }),
    async submit(_owner, bytes) {
      for await (const _chunk of bytes);
      return sampleRequest;
    },
    submitFromUrl: async () => sampleRequest,
    preview: () => Promise.reject(new Error('no test of this folder asks for it')),
    previewFromUrl: () => Promise.reject(new Error('no test of this folder asks for it')),
    find: async (owner, id) => owned(owner, id),
    findByLink: async (id) => owned('shop', id),
    list: async () => none,
    findProduct: async () => null,
    listProducts: async () => none,
    findDelivery: async () => null,
    listDeliveries: async () => none,
    progress: async () => null,
    openFile: () => null,
    cancel: async (owner, id) => owned(owner, id),
    retryFailed: async (owner, id) => owned(owner, id),
    delete: async (owner, id) => owned(owner, id) !== null,
    redeliver: async () => null,
    ...options.requests,
  };
  const server = createHttpServer(
    {
      requests,
      files,
      thumbnails: { ensure: async () => null },
      readiness: options.readiness ?? (async () => null),
      metrics: createMetrics(),
      logger: pino({ level: 'silent' }),
    },
    { config, version: '0.0.0', ...(options.limits && { limits: options.limits }) },
  );
  const { url } = await server.listen();
  return {
    url,
    files,
    links,
    closeServer: () => server.close(),
    async close() {
      await server.close();
      await files.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
