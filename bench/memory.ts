import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import sharp from 'sharp';
import { defaultCompressionOptions } from '../src/compression/compression-options.ts';
import { startCompressor } from '../src/compression/start-compressor.ts';

// Resident memory of the pool's process at its peak:
// node --import @oxc-node/core/register bench/memory.ts [--images 5000]

const { values } = parseArgs({ options: { images: { type: 'string', default: '5000' } } });
const threads = 2;
const folder = await mkdtemp(join(tmpdir(), 'halftone-memory-'));
const pool = await startCompressor({
  threads,
  maxPixels: 51e6,
  maxImageBytes: 400e6,
  logger: pino({ level: 'silent' }),
});
try {
  const large = [await picture('24mp.jpg', 6000, 4000, '4:2:0')];
  await report('24 megapixels, 4:2:0', large, 16);
  const larger = [
    await picture('50mp.jpg', 8600, 5800, '4:4:4'),
    await picture('50mp.png', 8600, 5800, '16 bits'),
  ];
  await report('50 megapixels, 4:4:4 and 16 bits', larger, 6);
  const mixed = [
    await picture('small.jpg', 800, 600, '4:2:0'),
    await picture('small.png', 400, 300, '8 bits'),
    await picture('small.webp', 900, 500, 'webp'),
    await picture('middle.jpg', 2400, 1600, '4:4:4'),
  ];
  for (let done = 0; done < Number(values.images); done += 500)
    await report(`mixed, ${done + 500}`, mixed, 500);
} finally {
  await pool.close();
  await rm(folder, { recursive: true });
}

/** Prints the highest seen while `count` images pass the pool, eight at a time. */
async function report(name: string, files: readonly string[], count: number): Promise<void> {
  let peak = 0;
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await residentBytes());
  };
  const timer = setInterval(() => void look(), 50);
  const queue = Array.from({ length: count }, (_, i) => files[i % files.length] ?? '');
  const lane = async (_: unknown, i: number): Promise<void> => {
    for (let input = queue.shift(); input !== undefined; input = queue.shift()) {
      const job = { input, output: join(folder, `out-${i}`), options: defaultCompressionOptions };
      await pool.compress(job, AbortSignal.timeout(600_000));
    }
  };
  await Promise.all(Array.from({ length: 4 * threads }, lane));
  clearInterval(timer);
  console.log(
    `${name}: ${Math.round(peak / 1e6)} MB at its peak, ${Math.round((await residentBytes()) / 1e6)} MB after`,
  );
}

/** Of the pool's process (proc(5), status); this one has made the pictures, and tells nothing of a server. */
async function residentBytes(): Promise<number> {
  let sum = 0;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, 'utf8').catch(() => '');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    if (parent !== process.pid) continue;
    sum += 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return sum;
}

async function picture(name: string, width: number, height: number, kind: string): Promise<string> {
  const path = join(folder, name);
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const soft = await sharp({
    create: { width: width >> 3, height: height >> 3, channels: 3, background: '#888', noise },
  })
    .png()
    .toBuffer();
  const image = sharp(soft).resize(width, height, { fit: 'fill' });
  if (kind === '16 bits') await image.toColourspace('rgb16').png({ compressionLevel: 1 }).toFile(path);
  else if (name.endsWith('.jpg')) await image.jpeg({ quality: 92, chromaSubsampling: kind }).toFile(path);
  else await image.toFile(path);
  return path;
}
