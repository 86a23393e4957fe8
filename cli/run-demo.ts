import { startApp } from '../src/app.ts';
import { readEnvironment } from '../src/config.ts';
import { formatDuration } from '../src/format/format-duration.ts';
import { createLogger } from '../src/log/create-logger.ts';
import { type Client, connect } from './client.ts';
import { closeServer } from './close-server.ts';
import { demoConfig } from './demo-config.ts';
import { recallDemo, rememberDemo } from './demo-memory.ts';
import { describeRejection } from './describe-rejection.ts';
import { describeWarnings } from './describe-warnings.ts';
import { followRequest, type ProgressEvent } from './follow-request.ts';
import { printable } from './format/printable.ts';
import { interruption } from './interruption.ts';
import { listen } from './listen.ts';
import { openCatalogue, SAMPLE_IMAGES } from './open-catalogue.ts';
import { UploadCsv } from './operations.ts';
import { progressDisplay } from './progress-display.ts';
import { receiveWebhooks } from './receive-webhooks.ts';
import { saveOutputCsv } from './save-output-csv.ts';
import { savingsTable } from './savings-table.ts';
import { serveImages } from './serve-images.ts';
import { describeTerminal } from './terminal.ts';
import { tallyWebhooks, type WebhookTally } from './webhook-tally.ts';

/** What the command line asked for. */
export interface DemoOptions {
  catalogue: string | undefined;
  once: boolean;
  /** A request of an earlier run to follow, instead of uploading. */
  resume?: string;
}

/** How long webhooks may still come in after the last image, milliseconds. */
const WEBHOOK_PATIENCE = 5_000;

/** The whole demo; returns the process's exit code. Progress goes to standard error, results to standard output. */
export async function runDemo(options: DemoOptions): Promise<number> {
  const closing: (() => Promise<void> | void)[] = [];
  try {
    return await demonstrate(options, (close) => closing.push(close));
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function demonstrate(
  { catalogue, once, resume }: DemoOptions,
  later: (close: () => Promise<void> | void) => void,
): Promise<number> {
  const interrupted = interruption();
  later(interrupted.ignore);
  const config = await demoConfig();
  const { dataDir, apiKeys } = config;

  // Both before the server: a request that an earlier run left goes on as soon as that starts.
  const { secret, imagesPort, webhookPort } = await recallDemo(dataDir);
  const images = serveImages(SAMPLE_IMAGES);
  const imagesUrl = await listen(images, imagesPort);
  later(() => closeServer(images));
  const tally = tallyWebhooks();
  const receiver = receiveWebhooks(secret, tally.receive);
  const webhook = { url: await listen(receiver, webhookPort), secret };
  later(() => closeServer(receiver));
  await rememberDemo(dataDir, { secret, imagesPort: portOf(imagesUrl), webhookPort: portOf(webhook.url) });

  // Standard output is for the results; what the server has to say goes beside them.
  const { logLevel: level, logFormat: format, secrets } = config;
  const logger = createLogger({ level, format, secrets, to: 2 });
  const app = await startApp(config, logger);
  later(() => app.close());
  say(`Halftone ${app.url}   images ${imagesUrl}   webhooks ${webhook.url}   data ${dataDir}`);

  const client = connect(app.url, apiKeys[0] ? `Bearer ${apiKeys[0].key}` : null);
  const requestId =
    resume ?? (await upload(client, await openCatalogue(catalogue, imagesUrl), webhook, interrupted.signal));
  if (requestId === null) return interrupted.signal.aborted ? 130 : 1;

  const run = await follow(client, requestId, interrupted.signal);
  if (run === null || interrupted.signal.aborted) {
    say(
      `\nStopped. ${requestId} is kept and goes on where it was:\n  ${commandLine()} --resume ${requestId}`,
    );
    return 130;
  }
  await report(run, requestId, { url: app.url, dataDir, tally });
  if (once) return 0;
  say('\nThe server keeps running. Ctrl-C stops.');
  await interrupted.promise;
  return 0;
}

/** Uploads the catalogue; the new request's id, or null when it was refused (and why is said). */
async function upload(
  client: Client,
  file: File,
  webhook: { url: string; secret: string },
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const options = { label: file.name, webhook };
    const { uploadCsv } = await client.upload(UploadCsv, { options }, file, signal);
    if (uploadCsv.__typename === 'Request') {
      const warnings = describeWarnings(uploadCsv.issues, uploadCsv.totalIssues);
      if (warnings !== null) say(warnings);
      return uploadCsv.id;
    }
    say(`${printable(file.name)} was refused: ${describeRejection(uploadCsv)}`);
  } catch (error) {
    if (!signal.aborted) throw error;
    say('\nStopped in the middle of the upload: nothing of it is kept.');
  }
  return null;
}

interface Run {
  last: ProgressEvent;
  products: ProgressEvent['products'];
  /** From the first event to the last. */
  seconds: number;
}

/** Products kept for the table; the counters cover the rest. */
const MOST_PRODUCTS = 1000;

/** Shows the request's progress until it is finished; null when there was nothing to see. */
async function follow(client: Client, requestId: string, signal: AbortSignal): Promise<Run | null> {
  const display = progressDisplay(describeTerminal(process.stderr, readEnvironment()));
  const started = performance.now();
  const products = new Map<string, ProgressEvent['products'][number]>();
  let last: ProgressEvent | null = null;
  try {
    for await (const event of followRequest(client, requestId, signal)) {
      last = event;
      for (const product of event.products) {
        if (products.size < MOST_PRODUCTS || products.has(product.id)) products.set(product.id, product);
      }
      display.update(event.request.progress);
    }
  } finally {
    display.stop();
  }
  return last && { last, products: [...products.values()], seconds: (performance.now() - started) / 1000 };
}

async function report(
  { last, products, seconds }: Run,
  requestId: string,
  { url, dataDir, tally }: { url: string; dataDir: string; tally: WebhookTally },
): Promise<void> {
  const { progress, status, outputCsvUrl } = last.request;
  await tally.settled(requestId, progress.products, WEBHOOK_PATIENCE);
  const saved = await saveOutputCsv(outputCsvUrl, requestId, dataDir);
  process.stdout.write(`
${savingsTable(products, progress)}

${status} in ${formatDuration(seconds)}
Output CSV  ${saved}
Webhooks    ${tally.describe(requestId)}
Page        ${url}/requests/${requestId}
GraphiQL    ${url}/graphql
`);
}

/** How the demo was called. */
function commandLine(): string {
  return readEnvironment()['npm_lifecycle_event'] === 'demo' ? 'npm run demo --' : 'halftone demo';
}

const portOf = (url: string) => Number(new URL(url).port);

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
