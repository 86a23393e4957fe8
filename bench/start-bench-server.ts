import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  /** Uploads a catalogue and resolves when its request is finished. Throws when an image failed. */
  process(csv: string, options: object): Promise<void>;
  stop(): Promise<void>;
}

const upload = `mutation ($file: Upload!, $options: UploadOptions) {
  uploadCsv(file: $file, options: $options) { __typename ... on Request { id } ... on Error { message } }
}`;
const status = `query ($id: ID!) { requestStatus(requestId: $id) { status progress { imagesFailed errors { code count } } } }`;

const sources = ['--import', '@oxc-node/core/register', 'cli/halftone.ts', 'serve'];

/** The real server, on a free port and on its own data; from its sources, or as `program` (Node's arguments). */
export async function startBenchServer(
  dataDir: string,
  environment: Record<string, string> = {},
  program: readonly string[] = sources,
): Promise<BenchServer> {
  const child = spawn(process.execPath, program, {
    cwd: new URL('..', import.meta.url),
    env: {
      DATA_DIR: dataDir,
      PORT: '0',
      ALLOWED_ADDRESSES: '127.0.0.0/8',
      DOWNLOADS_PER_HOST: '16',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as { url?: string };
      if (entry.url !== undefined) resolve(entry.url);
    });
  });
  async function ask<T>(body: BodyInit, headers: Record<string, string>): Promise<T> {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    return ((await response.json()) as { data: T }).data;
  }
  return {
    url,
    pid: child.pid as number,
    async process(csv, options) {
      const form = new FormData();
      form.set('operations', JSON.stringify({ query: upload, variables: { file: null, options } }));
      form.set('map', JSON.stringify({ 0: ['variables.file'] }));
      form.set('0', new Blob([csv]), 'bench.csv');
      const { uploadCsv } = await ask<{ uploadCsv: { id?: string; message?: string } }>(form, {
        'x-graphql-yoga-csrf': '1',
      });
      if (uploadCsv.id === undefined) throw new Error(uploadCsv.message);
      for (;;) {
        const { requestStatus } = await ask<{
          requestStatus: { status: string; progress: { imagesFailed: number; errors: unknown } };
        }>(JSON.stringify({ query: status, variables: { id: uploadCsv.id } }), {
          'content-type': 'application/json',
        });
        const { imagesFailed, errors } = requestStatus.progress;
        if (imagesFailed > 0) throw new Error(`images failed: ${JSON.stringify(errors)}`);
        if (requestStatus.status === 'COMPLETED') return;
        await sleep(200);
      }
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
