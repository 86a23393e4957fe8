import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newWebhookSecret } from '../src/domain/webhook-secret.ts';
import { makeFolder } from '../src/installation/make-folder.ts';

/** What a resumed request needs to find as it was: its images, its webhooks' receiver and their secret. */
export interface DemoMemory {
  imagesPort: number;
  webhookPort: number;
  secret: string;
}

/** What the last run in `dataDir` used; on the first one, the ports it should try and a new secret. */
export async function recallDemo(dataDir: string): Promise<DemoMemory> {
  try {
    return JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoMemory;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
    return { imagesPort: 4001, webhookPort: 4002, secret: newWebhookSecret() };
  }
}

/** Keeps it for the next run; readable by its owner only. */
export async function rememberDemo(dataDir: string, memory: DemoMemory): Promise<void> {
  makeFolder(dataDir);
  await writeFile(join(dataDir, 'demo.json'), `${JSON.stringify(memory)}\n`, { mode: 0o600 });
}
