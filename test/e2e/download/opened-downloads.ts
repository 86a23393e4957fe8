import { afterEach } from 'vitest';
import { type ImageServer, startImageServer } from '../../support/image-server.ts';
import { type DownloadFixture, startDownloads } from './download-fixture.ts';

/** Image servers and downloaders that end with their test, the last one first. Called once in a file or a `describe`. */
export function openedDownloads() {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });
  return {
    /** For what else a test has to close. */
    open,
    async serve(...from: Parameters<typeof startImageServer>): Promise<ImageServer> {
      const server = await startImageServer(...from);
      open.push(server);
      return server;
    },
    async downloads(...from: Parameters<typeof startDownloads>): Promise<DownloadFixture> {
      const fixture = await startDownloads(...from);
      open.push(fixture);
      return fixture;
    },
  };
}
