import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse as csvParse } from 'csv-parse';
import { parse } from 'fast-csv';
import { readCatalog } from '../src/catalog/read-catalog.ts';
import type { BenchOptions } from './bench-options.ts';

const rows = 1_000_000;

/** Reading a catalogue of a million rows, against fast-csv and csv-parse alone on the same file: rows a second, and memory. */
export async function catalogueBench({ rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  try {
    const file = join(folder, 'catalogue.csv');
    await pipeline(Readable.from(catalogueOf(rows)), createWriteStream(file));
    const contestants: Record<string, (file: string) => Promise<number>> = {
      'fast-csv alone': (path) => countRows(createReadStream(path).pipe(parse({ headers: true }))),
      'csv-parse alone': (path) => countRows(createReadStream(path).pipe(csvParse({ columns: true }))),
      readCatalog: readWhole,
    };
    const measured = new Map<string, { rates: number[]; growth: number }>();
    for (let round = 0; round < rounds; round++) {
      for (const [name, run] of Object.entries(contestants)) {
        const { rate, growth } = await measure(() => run(file));
        const sofar = measured.get(name) ?? { rates: [], growth: 0 };
        sofar.rates.push(rate);
        measured.set(name, { rates: sofar.rates, growth: Math.max(sofar.growth, growth) });
      }
    }
    const megabytes = (await stat(file)).size / 1e6;
    console.log(`${rows} rows, ${megabytes.toFixed(0)} MB, median of ${rounds} interleaved rounds`);
    const reference = median(measured.get('fast-csv alone')?.rates ?? []);
    for (const [name, { rates, growth }] of measured) {
      const rate = median(rates);
      console.log(
        `${name.padEnd(16)} ${Math.round(rate).toString().padStart(8)} rows/s  ${(rate / reference).toFixed(2)} of fast-csv  memory +${(growth / 1e6).toFixed(0)} MB`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A catalogue as shops have them: every third row has two images and with it quotes, some names are not ASCII. */
export function* catalogueOf(count: number): Generator<string> {
  yield 'S. No.,Product Name,Brand,Price,Description,Input Image Urls\n';
  for (let i = 1; i <= count; i += 100) {
    let text = '';
    for (let n = i; n < i + 100 && n <= count; n++) {
      const name = n % 50 === 0 ? `Größe ${n}` : `Product number ${n}`;
      const url = `https://images.shop.example/catalogue/products/${n}/front.jpg`;
      const images = n % 3 === 0 ? `"${url},${url.replace('front', 'back')}"` : url;
      text += `${n},${name},Brand ${n % 97},${(n % 1000) / 10},A fine thing for every home and garden,${images}\n`;
    }
    yield text;
  }
}

function countRows(parser: Readable): Promise<number> {
  let read = 0;
  return new Promise((resolve, reject) => {
    parser
      .on('error', reject)
      .on('data', () => {
        read += 1;
      })
      .on('end', () => resolve(read));
  });
}

async function readWhole(file: string): Promise<number> {
  let read = 0;
  const limits = { maxCsvBytes: 2 ** 30, maxRows: rows };
  for await (const batch of readCatalog(createReadStream(file), { columns: null, baseUrl: null, limits }))
    read += batch.rows;
  return read;
}

async function measure(run: () => Promise<number>): Promise<{ rate: number; growth: number }> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 50);
  const start = performance.now();
  const read = await run();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  if (read !== rows) throw new Error(`read ${read} rows of ${rows}`);
  return { rate: read / seconds, growth: highest - before };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
