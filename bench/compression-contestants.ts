import { copyFile, readFile } from 'node:fs/promises';
import pino from 'pino';
import type { CompressionResult } from '../src/compression/compressor.ts';
import { startCompressor } from '../src/compression/start-compressor.ts';
import { type CompressionOptions, defaultCompressionOptions } from '../src/domain/compression-options.ts';
import { sourceQuality } from '../workers/jpeg-size/source-quality.ts';
import { commandPeers, isInstalled } from './command-peers.ts';
import { startImgproxy } from './imgproxy-peer.ts';
import { inLanes } from './in-lanes.ts';
import { type FilePair, startSharpAlone } from './start-sharp-alone.ts';

/** Turns every file into its output. */
export interface Contestant {
  readonly name: string;
  readonly run: (files: readonly FilePair[]) => Promise<ContestantRun>;
}

export interface ContestantRun {
  /** An image, on average; null: it does not tell. */
  readonly encodes: number | null;
  /** Inputs that met the target with nothing left to gain: as good as the source, or the source itself. */
  readonly asGoodAsSource: ReadonlySet<string>;
}

/** Halftone and its peers, `threads` images at a time; files are of `folder`. */
export async function startContestants(folder: string, threads: number) {
  const alone = await startSharpAlone(threads);
  const pool = await startCompressor({
    threads,
    maxPixels: 50e6,
    maxImageBytes: 25e6,
    logger: pino({ level: 'silent' }),
  });
  const peers = await commandPeers();
  const imgproxy = (await isInstalled('imgproxy')) ? await startImgproxy(folder) : null;
  if (imgproxy !== null) peers.installed.push({ name: 'imgproxy max_bytes', halve: imgproxy.halve });
  else peers.missing.push('imgproxy max_bytes');

  const nothing: ReadonlySet<string> = new Set();
  async function compressAll(files: readonly FilePair[], options: Partial<CompressionOptions>) {
    const all = { ...defaultCompressionOptions, ...options };
    return Promise.all(
      files.map((file) => pool.compress({ ...file, options: all }, AbortSignal.timeout(600_000))),
    );
  }
  const halftone = (name: string, options: Partial<CompressionOptions>): Contestant => ({
    name,
    run: async (files) => runOf(files, await compressAll(files, options)),
  });
  let qualities: (number | null)[] | null = null;

  const contestants: Contestant[] = [
    {
      name: 'sharp, quality 50',
      run: async (files) => ({
        encodes: (await alone.run(files, 50)) / files.length,
        asGoodAsSource: nothing,
      }),
    },
    halftone('Halftone, quality 50', { target: { kind: 'quality', quality: 50 } }),
    halftone('Halftone, FAST', {}),
    {
      // What FAST's results cost where nothing has to be searched; originals that it delivers are copied.
      name: "sharp, FAST's qualities",
      run: async (files) => {
        qualities ??= (await compressAll(files, {})).map(({ quality }) => quality);
        const jobs: (FilePair & { quality: number })[] = [];
        for (const [i, file] of files.entries()) {
          const quality = qualities[i] ?? null;
          if (quality === null) await copyFile(file.input, file.output);
          else jobs.push({ ...file, quality });
        }
        const encodes = await alone.run(jobs, null);
        return { encodes: encodes / files.length, asGoodAsSource: nothing };
      },
    },
    halftone('Halftone, BEST', { effort: 'BEST' }),
    {
      name: 'sharp, halving',
      run: async (files) => ({
        encodes: (await alone.run(files, null)) / files.length,
        asGoodAsSource: nothing,
      }),
    },
    ...peers.installed.map(({ name, halve }) => ({
      name,
      run: async (files: readonly FilePair[]) => {
        await inLanes(threads, files, halve);
        return { encodes: null, asGoodAsSource: nothing };
      },
    })),
  ];
  return {
    contestants,
    /** Names of peers that are not installed. */
    missing: peers.missing,
    async close(): Promise<void> {
      alone.close();
      await imgproxy?.close();
      await pool.close();
    },
  };
}

async function runOf(
  files: readonly FilePair[],
  results: readonly CompressionResult[],
): Promise<ContestantRun> {
  const asGoodAsSource = new Set<string>();
  for (const [i, { outcome, quality }] of results.entries()) {
    const input = files[i]?.input ?? '';
    const own = sourceQuality(await readFile(input)) ?? 100;
    if (outcome === 'TARGET_MET' && (quality ?? own) >= own) asGoodAsSource.add(input);
  }
  const encodes = results.reduce((sum, each) => sum + (each.encodes ?? 0), 0);
  return { encodes: encodes / files.length, asGoodAsSource };
}
