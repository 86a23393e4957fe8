import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompressionResult } from '../../../src/compression/compressor.ts';
import { type StartedCompressor, startCompressor } from '../../../src/compression/start-compressor.ts';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../../../src/domain/compression-options.ts';
import { entryPoint } from '../../../src/installation/entry-point.ts';
import { photograph, randomPixels } from '../../support/pictures/test-images.ts';
import { poolPid } from '../../support/pool-pid.ts';

let inputs: string;
let outputs: string;
let compressor: StartedCompressor | null = null;
/** How often the pool has begun to encode an AVIF; its deadline is asked for then. */
let begun = 0;
let files = 0;
const never = new AbortController().signal;

beforeAll(async () => {
  inputs = await mkdtemp(join(tmpdir(), 'halftone-isolation-'));
  await randomPixels(2400, 1800).jpeg({ quality: 100 }).toFile(join(inputs, 'endless.jpg'));
  await photograph(300, 200).jpeg({ quality: 90 }).toFile(join(inputs, 'innocent.jpg'));
});
afterAll(() => rm(inputs, { recursive: true }));
beforeEach(async () => {
  outputs = await mkdtemp(join(tmpdir(), 'halftone-isolation-'));
});
afterEach(async () => {
  await compressor?.close();
  compressor = null;
  await rm(outputs, { recursive: true });
});

async function start(threads: number, avifDeadline = 60_000): Promise<StartedCompressor> {
  begun = 0;
  compressor = await startCompressor({
    threads,
    maxPixels: 50e6,
    maxImageBytes: 50e6,
    logger: pino({ level: 'silent' }),
    deadline(_pixels, format) {
      if (format !== 'avif') return 60_000;
      begun += 1;
      return avifDeadline;
    },
  });
  return compressor;
}

function submit(
  name: string,
  options: Partial<CompressionOptions>,
  signal: AbortSignal,
): Promise<CompressionResult> {
  if (compressor === null) throw new Error('not started');
  const job = { input: join(inputs, name), output: join(outputs, `${++files}`) };
  return compressor.compress({ ...job, options: { ...defaultCompressionOptions, ...options } }, signal);
}

/** Minutes of native code that nothing stops. */
const endless = (signal = never) => submit('endless.jpg', { format: 'AVIF', effort: 'BEST' }, signal);
const innocent = (signal = never) => submit('innocent.jpg', {}, signal);

/** User and system time (proc(5), stat, fields 14 and 15); 0 when it is gone. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await condition()); waited += 20) {
    if (waited > 20_000) throw new Error('waited in vain');
    await sleep(20);
  }
}

/** Returns when it is gone. */
async function killPool(): Promise<void> {
  const pid = await livingPool();
  process.kill(pid, 'SIGKILL');
  await until(async () => (await poolPid()) !== pid);
}

/** The pool's process as soon as there is one; it may not be able to work yet. */
async function livingPool(): Promise<number> {
  let pid: number | null = null;
  await until(async () => {
    pid = await poolPid();
    return pid !== null;
  });
  return pid ?? 0;
}

const leftovers = (): Promise<string[]> => readdir(outputs);

test('an image past its deadline is ended; the others run again without penalty', async () => {
  await start(2, 700);
  const pid = await poolPid();
  const late = endless();
  const others = Promise.all([...Array(6)].map(() => innocent()));
  await expect(late).rejects.toMatchObject({ code: 'COMPRESSION_TIMEOUT', retryable: false });
  expect((await others).map(({ outcome }) => outcome)).toEqual(Array(6).fill('TARGET_MET'));
  expect(await poolPid()).not.toBe(pid);
  expect(await leftovers()).toHaveLength(6);
});

test('a death of the process costs no innocent image; one that is there alone twice is poisoned', async () => {
  const pool = await start(2);
  const poison = endless();
  const poisoned = expect(poison).rejects.toMatchObject({ code: 'POISONED' });
  let settled = false;
  void poison.catch(() => {
    settled = true;
  });
  await until(() => begun > 0);
  const other = innocent();
  // Whether the first death was shared or not, two alone follow.
  for (let deaths = 1; !settled; deaths++) {
    await killPool();
    expect(pool.unavailableReason()).toBeNull();
    expect(deaths).toBeLessThanOrEqual(3);
    // Its start takes one; the rest is the poison's.
    await until(async () => settled || (await cpuSeconds(await livingPool())) > 3);
  }
  await poisoned;
  expect((await other).outcome).toBe('TARGET_MET');
});

test('one death of the process is no image’s fault', async () => {
  const pool = await start(1);
  const jobs = [...Array(3)].map(() => innocent());
  await killPool();
  expect((await Promise.all(jobs)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('TARGET_MET'));
  expect(pool.unavailableReason()).toBeNull();
});

test('the pool’s process does not heed a terminal’s Ctrl-C, and works on', async () => {
  await start(1);
  const pid = await poolPid();
  if (pid === null) throw new Error('no pool process');
  process.kill(pid, 'SIGINT');
  process.kill(pid, 'SIGTERM');
  expect((await innocent()).outcome).toBe('TARGET_MET');
  expect(await poolPid()).toBe(pid);
});

test('an abort rejects at once with its reason and leaves no output', async () => {
  await start(1, 1500);
  const controller = new AbortController();
  const running = endless(controller.signal);
  const waits = innocent(controller.signal);
  const answers = Promise.allSettled([running, waits]);
  await until(() => begun > 0);
  controller.abort(new Error('cancelled'));
  const [first, second] = await answers;
  expect([first?.status, second?.status]).toEqual(['rejected', 'rejected']);
  expect([first, second]).toMatchObject([
    { reason: { message: 'cancelled' } },
    { reason: { message: 'cancelled' } },
  ]);
  expect((await innocent()).outcome).toBe('TARGET_MET');
  expect(await leftovers()).toHaveLength(1);
});

test('whenCapacity holds the line while four jobs a thread wait, and lets in when they are done', async () => {
  const pool = await start(1, 1000);
  const jobs = [endless(), ...[...Array(4)].map(() => innocent())].map((job) => job.catch(() => null));
  expect(pool.load()).toMatchObject({ busy: 1, waiting: 4 });
  let entered = false;
  const room = pool.whenCapacity(never).then(() => {
    entered = true;
  });
  const leaving = new AbortController();
  const left = expect(pool.whenCapacity(leaving.signal)).rejects.toThrow('left');
  leaving.abort(new Error('left'));
  await left;
  expect(entered).toBe(false);
  await Promise.all([room, ...jobs]);
  await pool.whenCapacity(never);
});

test('close ends the process in the middle of its work and rejects what is left', async () => {
  const pool = await start(1);
  const jobs = [endless(), innocent()].map((job) => expect(job).rejects.toMatchObject({ code: 'INTERNAL' }));
  await until(() => begun > 0);
  await pool.close();
  await Promise.all(jobs);
  expect(await poolPid()).toBeNull();
  expect(await leftovers()).toEqual([]);
  await expect(pool.whenCapacity(never)).rejects.toMatchObject({ code: 'INTERNAL' });
});

test('the pool’s process ends itself, in the middle of its work, when its parent is gone', async () => {
  const { url, execArgv } = entryPoint(import.meta.url, './lone-parent');
  const parent = fork(fileURLToPath(url), [join(inputs, 'endless.jpg'), join(outputs, 'lost')], { execArgv });
  await once(parent, 'message');
  const pid = await poolPid(parent.pid);
  if (pid === null) throw new Error('no pool process');
  parent.kill('SIGKILL');
  await until(() => !isAlive(pid));
});

test('a pool that cannot work at its first start says so and leaves no process', async () => {
  const start = startCompressor({
    threads: 0,
    maxPixels: 1e6,
    maxImageBytes: 1e6,
    logger: pino({ level: 'silent' }),
  });
  await expect(start).rejects.toMatchObject({ code: 'COMPRESSION_UNAVAILABLE', status: 503 });
  expect(await poolPid()).toBeNull();
});

test('a pool that keeps dying is started ever more slowly, says so, comes back, and loses nothing', async () => {
  const pool = await start(1);
  const pauses: number[] = [];
  for (let deaths = 1; deaths <= 6; deaths++) {
    await killPool();
    const died = performance.now();
    // More deaths than one bad image explains. The process is gone before this one has heard of it.
    if (deaths > 3) await until(() => pool.unavailableReason()?.includes('SIGKILL') === true);
    await livingPool();
    pauses.push(performance.now() - died);
  }
  const [, second = 0, , fourth = 0, , sixth = 0] = pauses;
  expect(second).toBeGreaterThan(50);
  expect(fourth).toBeGreaterThan(200);
  expect(sixth).toBeGreaterThan(800);
  // Given to it while it is away; before that nothing was in it that could be to blame.
  const jobs = [innocent(), innocent()];
  expect((await Promise.all(jobs)).map(({ outcome }) => outcome)).toEqual(['TARGET_MET', 'TARGET_MET']);
  expect(pool.unavailableReason()).toBeNull();
});

test('a pool that is away for a moment is not lost; one that does not come up is', async () => {
  const pool = await start(1);
  await killPool();
  const pid = await livingPool();
  process.kill(pid, 'SIGSTOP');
  expect(pool.unavailableReason()).toBeNull();
  await until(() => pool.unavailableReason() !== null);
  expect(await poolPid()).toBe(pid);
  process.kill(pid, 'SIGCONT');
  await until(() => pool.unavailableReason() === null);
  expect((await innocent()).outcome).toBe('TARGET_MET');
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
