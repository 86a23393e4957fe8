import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImageError } from '../../../src/domain/image-error.ts';
import { createDownloader, type DownloadSettings } from '../../../src/download/create-downloader.ts';
import { type DownloadTiming, defaultTiming } from '../../../src/download/download-timing.ts';
import type { Download } from '../../../src/download/downloader.ts';
import type { Patience } from '../../../src/download/patience.ts';

export interface DownloadFixture {
  readonly folder: string;
  /** Downloads to a new file of the folder. */
  fetch(url: string, options?: FetchOptions): Promise<Download & { readonly path: string }>;
  /** The code a download fails with; what is not an ImageError is thrown on. */
  failure(url: string, options?: FetchOptions): Promise<ImageError>;
  files(): Promise<string[]>;
  closeDownloader(): Promise<void>;
  close(): Promise<void>;
}

interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly key?: string;
  readonly patience?: Patience;
  readonly whileIdle?: <T>(wait: Promise<T>) => Promise<T>;
}

/** A downloader that may reach this machine, with its own folder. */
export async function startDownloads(
  settings: Partial<DownloadSettings> = {},
  timing: Partial<DownloadTiming> = {},
  admit: (signal: AbortSignal) => Promise<void> = async () => {},
): Promise<DownloadFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-download-'));
  const downloader = createDownloader(
    {
      concurrency: 16,
      perHost: 6,
      timeout: 10_000,
      maxBytes: 1_000_000,
      allowedAddresses: ['127.0.0.0/8'],
      version: '1.2.3',
      ...settings,
    },
    { admit },
    { ...defaultTiming, ...timing },
  );
  let made = 0;
  const fetch: DownloadFixture['fetch'] = async (url, options = {}) => {
    made += 1;
    const path = join(folder, `image-${made}`);
    const download = await downloader.download({
      url,
      destination: path,
      fairnessPath: [options.key ?? 'request'],
      whileIdle: options.whileIdle ?? ((wait) => wait),
      signal: options.signal ?? new AbortController().signal,
      ...(options.patience && { patience: options.patience }),
    });
    return { ...download, path };
  };
  return {
    folder,
    fetch,
    async failure(url, options) {
      const error = await fetch(url, options).then(
        () => new Error('The download succeeded.'),
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof ImageError)) throw error;
      return error;
    },
    files: () => readdir(folder),
    closeDownloader: () => downloader.close(),
    async close() {
      await downloader.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
